package numberimport.sandbox.dialling;

import java.time.Duration;
import java.util.List;
import java.util.Set;

/** A campaign in the making, of company 1, with a hundred lines, ten agents and nothing called again unless told otherwise. */
final class CampaignDraft {

    private final long task;
    private final TaskType type;
    private boolean stopping;
    private int priority = 10;
    private Campaign.Line line = new Campaign.Line(1, "021002002020", 100);
    private int callLimit = 100;
    private Campaign.AgentGroup agents = new Campaign.AgentGroup(1, 1, 10);
    private WorkingTime workingTime = WorkingTime.ALWAYS;
    private RecallRule recall = new RecallRule(Set.of(), 0, List.of());
    private Set<CallResult> followOn = Set.of();

    CampaignDraft(long task, TaskType type) {
        this.task = task;
        this.type = type;
    }

    CampaignDraft stopping() {
        stopping = true;
        return this;
    }

    CampaignDraft priority(int priority) {
        this.priority = priority;
        return this;
    }

    CampaignDraft line(String number, int mostCalls) {
        line = new Campaign.Line(1, number, mostCalls);
        return this;
    }

    CampaignDraft callLimit(int callLimit) {
        this.callLimit = callLimit;
        return this;
    }

    CampaignDraft agents(long group, int size) {
        agents = new Campaign.AgentGroup(1, group, size);
        return this;
    }

    CampaignDraft workingTime(String workingTime) {
        this.workingTime = WorkingTime.parse(workingTime);
        return this;
    }

    CampaignDraft recall(int count, List<Duration> intervals, CallResult... results) {
        recall = new RecallRule(Set.of(results), count, intervals);
        return this;
    }

    CampaignDraft followOn(CallResult... results) {
        followOn = Set.of(results);
        return this;
    }

    Campaign done() {
        return new Campaign(task, type, stopping, priority, line, callLimit, agents, workingTime, recall, followOn);
    }
}
