package numberimport.sandbox.store;

import java.util.List;
import numberimport.sandbox.dialling.WorkingTime;

/** A company as it is set up: its credentials, its quotas, and whatever its tasks may refer to. */
public record CompanyProfile(
        String name,
        String email,
        String token,
        Quotas quotas,
        List<RelayNumber> relayNumbers,
        List<Group> groups,
        List<Policy> policies,
        List<Hours> workingTimes) {

    public CompanyProfile {
        relayNumbers = List.copyOf(relayNumbers);
        groups = List.copyOf(groups);
        policies = List.copyOf(policies);
        workingTimes = List.copyOf(workingTimes);
    }

    /** A number to call out from, and how many calls it carries at once. */
    public record RelayNumber(String number, int mostCalls) {}

    /** A group of agents. */
    public record Group(long id, String name, int agents) {}

    /** A routing policy, which the sandbox knows by name only. */
    public record Policy(long id, String name) {}

    /** A named working time. */
    public record Hours(long id, String name, WorkingTime time) {}
}
