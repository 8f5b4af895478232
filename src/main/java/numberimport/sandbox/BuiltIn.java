package numberimport.sandbox;

import java.util.List;
import numberimport.sandbox.dialling.WorkingTime;
import numberimport.sandbox.store.Company;
import numberimport.sandbox.store.CompanyProfile;
import numberimport.sandbox.store.CompanyProfile.Group;
import numberimport.sandbox.store.CompanyProfile.Hours;
import numberimport.sandbox.store.CompanyProfile.Policy;
import numberimport.sandbox.store.CompanyProfile.RelayNumber;
import numberimport.sandbox.store.Quotas;
import numberimport.sandbox.store.Store;
import numberimport.sandbox.store.TaskSettings;

/** The companies that a new sandbox has: one with all that the document's examples refer to, and another that is none of its business. */
final class BuiltIn {

    static final String OTHER_EMAIL = "admin@other.example";
    static final String OTHER_TOKEN = "other-token";

    private static final List<Hours> WORKING_TIMES = List.of(
            new Hours(1, "All day", WorkingTime.ALWAYS),
            new Hours(2, "Office hours", WorkingTime.parse("Mon-Fri 09:00-18:00")));

    private BuiltIn() {}

    /** Adds what a new sandbox has, and answers the first company. */
    static Company settle(Store store, SandboxOptions options) {
        if (store.companies().all().isEmpty()) {
            var unused = store.companies().add(demo(options.email(), options.token()));
            unused = store.companies().add(other());
        }
        store.tasks().startAt(options.firstTaskId());
        return store.companies().all().get(0);
    }

    /** A precision task of the first group. */
    static TaskSettings task(String name) {
        return new TaskSettings(name, null, 1, 1, null, null, 10, List.of(), 0, List.of(), List.of(), null, null);
    }

    static CompanyProfile demo(String email, String token) {
        return new CompanyProfile(
                "demo",
                email,
                token,
                Quotas.DOCUMENTED,
                List.of(
                        new RelayNumber("01086465047", 100),
                        new RelayNumber("021002002020", 100),
                        new RelayNumber("05712620039", 20),
                        new RelayNumber("057126200039", 10)),
                List.of(new Group(1, "Everybody", 50), new Group(100, "Sales", 20), new Group(323, "Service", 5)),
                List.of(new Policy(1, "Default routing"), new Policy(45, "Automatic callout")),
                WORKING_TIMES);
    }

    static CompanyProfile other() {
        return new CompanyProfile(
                "other",
                OTHER_EMAIL,
                OTHER_TOKEN,
                Quotas.DOCUMENTED,
                List.of(new RelayNumber("02088880000", 30)),
                List.of(new Group(7, "Callers", 10)),
                List.of(new Policy(1, "Default routing")),
                WORKING_TIMES);
    }
}
