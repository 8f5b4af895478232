package numberimport.sandbox.dialling;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class AgentPoolTest {

    private static final Instant START = Instant.parse("2026-03-02T00:00:00Z");

    private final AgentPool pool = new AgentPool();

    @Test
    void servesTheHigherPriorityFirstThenTheLongestWaiting() {
        var first = waiting(1, 5, START);
        var second = waiting(2, 5, START.plusSeconds(1));
        var urgent = waiting(3, 6, START.plusSeconds(2));
        pool.resize(2);

        assertThat(pool.serveNext()).containsSame(urgent);
        assertThat(pool.serveNext()).containsSame(first);
        assertThat(pool.serveNext()).isEmpty();
        pool.end(urgent);
        assertThat(pool.serveNext()).containsSame(second);
    }

    @Test
    void servesNobodyWhoHasGone() {
        var gone = waiting(1, 5, START);
        pool.resize(1);

        pool.end(gone);

        assertThat(pool.serveNext()).isEmpty();
        assertThat(pool.hopeful()).isZero();
        assertThat(pool.free()).isEqualTo(1);
    }

    @Test
    void hasNoFreeAgentWhenMoreAreTakenThanLeft() {
        pool.resize(2);
        waiting(1, 5, START);
        waiting(2, 5, START);
        pool.serveNext();
        pool.serveNext();

        pool.resize(1);

        assertThat(pool.free()).isZero();
    }

    private Call waiting(long customer, int priority, Instant since) {
        var campaign = new CampaignDraft(customer, TaskType.PREDICTIVE)
                .priority(priority)
                .done();
        var desk = new Desk(campaign, pool, new Journal(new RememberedCalls()));
        var called = new Customer(customer, List.of("1"), 0, START, 0, 0, 0, 0);
        var call = new Call(desk, called, new Outcomes(7, ScriptedResults.NONE).of(campaign.type(), called), since);
        pool.begin(call);
        pool.await(call);
        return call;
    }
}
