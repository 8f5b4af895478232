package numberimport.sandbox.dialling;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** A list of calls in memory that keeps all it is told. */
final class RememberedCalls implements CallList {

    private static final Comparator<Customer> ORDER =
            Comparator.comparing(Customer::dueAt).thenComparingLong(Customer::id);

    final List<EndedCall> ended = new ArrayList<>();
    final Map<Long, Map<Instant, Tally>> minutes = new TreeMap<>();
    int readings;
    boolean failing;
    private final Map<Long, Campaign> campaigns = new TreeMap<>();
    private final Map<Long, TreeSet<Customer>> waiting = new HashMap<>();
    private final Map<Long, Customer> latest = new HashMap<>();

    void put(CampaignDraft campaign) {
        var done = campaign.done();
        campaigns.put(done.task(), done);
        waiting.putIfAbsent(done.task(), new TreeSet<>(ORDER));
    }

    void remove(long task) {
        campaigns.remove(task);
    }

    /** Customers with ids from {@code firstId} on and one phone each, due at the same time. */
    void addCustomers(long task, long firstId, int count, Instant dueAt) {
        for (var id = firstId; id < firstId + count; id++) {
            addCustomer(task, id, dueAt, String.valueOf(13_000_000_000L + id));
        }
    }

    void addCustomer(long task, long id, Instant dueAt, String... phones) {
        put(task, new Customer(id, List.of(phones), 0, dueAt, 0, 0, 0, 0));
    }

    Tally total(long task) {
        return minutes.getOrDefault(task, Map.of()).values().stream().reduce(Tally.NOTHING, Tally::plus);
    }

    List<EndedCall> endedOf(long task) {
        return ended.stream().filter(call -> call.task() == task).toList();
    }

    /** Advances until the end is reached, and says in how many steps. */
    static int playTo(DiallingFloor floor, Instant end) {
        var steps = 1;
        while (!floor.advance(end)) {
            steps++;
        }
        return steps;
    }

    static int mostAtOnce(List<EndedCall> calls) {
        var changes = new TreeMap<Instant, Integer>();
        for (var call : calls) {
            changes.merge(call.startedAt(), 1, Integer::sum);
            changes.merge(call.endedAt(), -1, Integer::sum);
        }
        var now = 0;
        var most = 0;
        for (var change : changes.values()) {
            now += change;
            most = Math.max(most, now);
        }
        return most;
    }

    @Override
    public List<Campaign> campaigns() {
        return List.copyOf(campaigns.values());
    }

    @Override
    public List<Customer> due(long task, Instant until, Set<Long> busy, int limit) {
        readings++;
        var due = new ArrayList<Customer>();
        for (var customer : waiting.get(task)) {
            if (due.size() == limit || customer.dueAt().isAfter(until)) {
                break;
            }
            if (!busy.contains(customer.id())) {
                due.add(customer);
            }
        }
        return due;
    }

    @Override
    public void ended(List<EndedCall> calls, List<MinuteTally> sums) {
        if (failing) {
            throw new IllegalStateException("The database is away.");
        }
        for (var call : calls) {
            var customer = latest.get(call.customer());
            waiting.get(call.task()).remove(customer);
            call.next().ifPresent(next -> put(call.task(), customer.called(next)));
        }
        ended.addAll(calls);
        for (var sum : sums) {
            minutes.computeIfAbsent(sum.task(), unseen -> new TreeMap<>()).merge(sum.minute(), sum.more(), Tally::plus);
        }
    }

    private void put(long task, Customer customer) {
        waiting.get(task).add(customer);
        latest.put(customer.id(), customer);
    }
}
