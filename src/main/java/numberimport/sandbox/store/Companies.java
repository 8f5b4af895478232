package numberimport.sandbox.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import numberimport.sandbox.dialling.WorkingTime;
import numberimport.sandbox.store.CompanyProfile.Group;
import numberimport.sandbox.store.CompanyProfile.Hours;
import numberimport.sandbox.store.CompanyProfile.Policy;
import numberimport.sandbox.store.CompanyProfile.RelayNumber;

/** The companies, and what their tasks may refer to. */
public final class Companies {

    private static final String COMPANY =
            "SELECT id, name, email, token, most_in_task, most_in_all, numbers FROM company";

    private final Database database;

    public Companies(Database database) {
        this.database = database;
    }

    /** Throws DuplicateKeyException where another company has that e-mail address. */
    public Company add(CompanyProfile profile) {
        return database.inTransaction(() -> {
            database.sql()
                    .sql("INSERT INTO company (name, email, token, most_in_task, most_in_all) VALUES (?, ?, ?, ?, ?)")
                    .params(
                            profile.name(),
                            profile.email(),
                            profile.token(),
                            profile.quotas().task(),
                            profile.quotas().company())
                    .update();
            var company = byEmail(profile.email()).orElseThrow();
            addReferences(company.id(), profile);
            return company;
        });
    }

    /** In the order in which they were added. */
    public List<Company> all() {
        return database.sql()
                .sql(COMPANY + " ORDER BY id")
                .query(Companies::company)
                .list();
    }

    public Optional<Company> byEmail(String email) {
        return database.sql()
                .sql(COMPANY + " WHERE email = ?")
                .param(email)
                .query(Companies::company)
                .optional();
    }

    /** By number. */
    public List<RelayNumber> relayNumbers(long company) {
        return database.sql()
                .sql("SELECT code, amount FROM reference WHERE company = ? AND kind = 'line' ORDER BY code")
                .param(company)
                .query((row, index) -> new RelayNumber(row.getString("code"), row.getInt("amount")))
                .list();
    }

    public Optional<RelayNumber> relayNumber(long company, String number) {
        return relayNumbers(company).stream()
                .filter(known -> known.number().equals(number))
                .findFirst();
    }

    public List<Group> groups(long company) {
        return database.sql()
                .sql("SELECT code, name, amount FROM reference WHERE company = ? AND kind = 'group' ORDER BY code")
                .param(company)
                .query((row, index) -> new Group(row.getLong("code"), row.getString("name"), row.getInt("amount")))
                .list();
    }

    public List<Policy> policies(long company) {
        return database.sql()
                .sql("SELECT code, name FROM reference WHERE company = ? AND kind = 'policy' ORDER BY code")
                .param(company)
                .query((row, index) -> new Policy(row.getLong("code"), row.getString("name")))
                .list();
    }

    public List<Hours> workingTimes(long company) {
        return database.sql()
                .sql("SELECT code, name, hours FROM reference WHERE company = ? AND kind = 'hours' ORDER BY code")
                .param(company)
                .query((row, index) -> new Hours(
                        row.getLong("code"), row.getString("name"), WorkingTime.parse(row.getString("hours"))))
                .list();
    }

    private void addReferences(long company, CompanyProfile profile) {
        var rows = new ArrayList<Object[]>();
        for (var line : profile.relayNumbers()) {
            rows.add(new Object[] {company, "line", line.number(), "", line.mostCalls(), ""});
        }
        for (var group : profile.groups()) {
            rows.add(new Object[] {company, "group", String.valueOf(group.id()), group.name(), group.agents(), ""});
        }
        for (var policy : profile.policies()) {
            rows.add(new Object[] {company, "policy", String.valueOf(policy.id()), policy.name(), 0, ""});
        }
        for (var hours : profile.workingTimes()) {
            rows.add(new Object[] {
                company,
                "hours",
                String.valueOf(hours.id()),
                hours.name(),
                0,
                hours.time().toString()
            });
        }
        database.batches()
                .batchUpdate(
                        "INSERT INTO reference (company, kind, code, name, amount, hours) VALUES (?, ?, ?, ?, ?, ?)",
                        rows);
    }

    private static Company company(ResultSet row, int index) throws SQLException {
        return new Company(
                row.getLong("id"),
                row.getString("name"),
                row.getString("email"),
                row.getString("token"),
                new Quotas(row.getInt("most_in_task"), row.getInt("most_in_all")),
                row.getInt("numbers"));
    }
}
