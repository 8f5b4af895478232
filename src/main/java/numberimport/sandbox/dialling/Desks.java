package numberimport.sandbox.dialling;

import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The tasks at work, and the groups of agents that they share. */
final class Desks {

    private final Journal journal;
    private final Map<Long, Desk> desks = new TreeMap<>();
    private final Map<Group, AgentPool> pools = new HashMap<>();

    Desks(Journal journal) {
        this.journal = journal;
    }

    /** Goes on with the campaigns as they are now; a task that is no longer among them only ends its calls. */
    void open(List<Campaign> campaigns, Instant until) {
        var listed = new HashSet<Long>();
        for (var campaign : campaigns) {
            listed.add(campaign.task());
            var pool = pools.computeIfAbsent(Group.of(campaign), unseen -> new AgentPool());
            pool.resize(campaign.agents().size());
            desks.computeIfAbsent(campaign.task(), unseen -> new Desk(campaign, pool, journal))
                    .open(campaign, until);
        }
        desks.values()
                .removeIf(desk -> desk.calls().isEmpty()
                        && !listed.contains(desk.campaign().task()));
        desks.forEach((task, desk) -> {
            if (!listed.contains(task)) {
                desk.close();
            }
        });
    }

    Collection<Desk> all() {
        return desks.values();
    }

    Collection<AgentPool> pools() {
        return pools.values();
    }

    Optional<Desk> of(long task) {
        return Optional.ofNullable(desks.get(task));
    }

    void remove(long task) {
        desks.remove(task);
    }

    // A group stays the same when agents come and go.
    private record Group(long company, long id) {

        static Group of(Campaign campaign) {
            return new Group(campaign.agents().company(), campaign.agents().id());
        }
    }
}
