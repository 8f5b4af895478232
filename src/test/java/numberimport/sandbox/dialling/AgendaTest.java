package numberimport.sandbox.dialling;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class AgendaTest {

    private static final Instant START = Instant.parse("2026-03-02T00:00:00Z");

    private final Agenda agenda = new Agenda();

    @Test
    void keepsTheOrderOfTimeAndThenOfNoting() {
        var late = call(1);
        var first = call(2);
        var second = call(3);
        agenda.note(START.plusSeconds(2), late);
        agenda.note(START.plusSeconds(1), first);
        agenda.note(START.plusSeconds(1), second);

        assertThat(agenda.next()).isEqualTo(START.plusSeconds(1));
        assertThat(agenda.take(START)).isEmpty();
        assertThat(agenda.take(START.plusSeconds(1)))
                .extracting(Agenda.Turn::call)
                .containsExactly(first, second);
        assertThat(agenda.take(START.plusSeconds(5)))
                .extracting(Agenda.Turn::call)
                .containsExactly(late);
        assertThat(agenda.next()).isEqualTo(Instant.MAX);
    }

    @Test
    void doesNotLetATurnStandOnceItsCallHasLeftTheStage() {
        var call = call(1);
        agenda.note(START, call);
        var turn = agenda.take(START).get(0);

        assertThat(turn.stands()).isTrue();
        call.stage = Call.Stage.TALKING;
        assertThat(turn.stands()).isFalse();
    }

    private static Call call(long id) {
        var campaign = new CampaignDraft(1, TaskType.IVR).done();
        var desk = new Desk(campaign, new AgentPool(), new Journal(new RememberedCalls()));
        var customer = new Customer(id, List.of("1"), 0, START, 0, 0, 0, 0);
        return new Call(desk, customer, new Outcomes(7, ScriptedResults.NONE).of(campaign.type(), customer), START);
    }
}
