package numberimport.sandbox.control;

import java.util.List;
import java.util.function.BiFunction;
import numberimport.sandbox.dialling.WorkingTime;
import numberimport.sandbox.store.Companies;
import numberimport.sandbox.store.Company;
import numberimport.sandbox.store.CompanyProfile;
import numberimport.sandbox.store.CompanyProfile.Group;
import numberimport.sandbox.store.CompanyProfile.Hours;
import numberimport.sandbox.store.CompanyProfile.Policy;
import numberimport.sandbox.store.CompanyProfile.RelayNumber;
import numberimport.sandbox.store.Quotas;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The companies with all they have, their tokens too: nothing here is secret. */
@RestController
@RequestMapping("/sandbox/companies")
public final class CompanyControl {

    private final Companies companies;

    public CompanyControl(Companies companies) {
        this.companies = companies;
    }

    @GetMapping
    ObjectNode all() {
        var answer = JsonNodeFactory.instance.objectNode();
        var list = answer.putArray("companies");
        companies.all().forEach(company -> list.add(shown(company)));
        return answer;
    }

    /** Quotas may be left out; a company needs a relay number and a group, or it could have no task. */
    @PostMapping
    ObjectNode add(@RequestBody JsonNode body) {
        var wish = Wish.of(body);
        var profile = new CompanyProfile(
                wish.text("name"),
                wish.text("email"),
                wish.text("token"),
                quotas(wish),
                wish.objects("relayNumbers", line -> new RelayNumber(line.text("number"), line.whole("mostCalls", 1))),
                wish.objects(
                        "groups", each -> new Group(each.whole("id", 1), each.text("name"), each.whole("agents", 1))),
                wish.objects("policies", each -> new Policy(each.whole("id", 1), each.text("name"))),
                wish.objects("workingTimes", CompanyControl::hours));
        if (profile.relayNumbers().isEmpty() || profile.groups().isEmpty()) {
            throw new WrongInputException("relayNumbers or groups is empty, expected at least one of each.");
        }
        try {
            return shown(companies.add(profile));
        } catch (DuplicateKeyException taken) {
            throw new WrongInputException(
                    HttpStatus.CONFLICT,
                    "email is \"%s\" or some number or id came twice, expected an address that no company has and different numbers and ids."
                            .formatted(profile.email()));
        }
    }

    private static Quotas quotas(Wish wish) {
        if (wish.json().path("quotas").isMissingNode()) {
            return Quotas.DOCUMENTED;
        }
        var quotas = new Wish(wish.json().path("quotas"), "quotas: ");
        return new Quotas(quotas.whole("task", 1), quotas.whole("company", 1));
    }

    private static Hours hours(Wish wish) {
        try {
            return new Hours(wish.whole("id", 1), wish.text("name"), WorkingTime.parse(wish.text("hours")));
        } catch (IllegalArgumentException notUnderstood) {
            throw new WrongInputException(String.valueOf(notUnderstood.getMessage()));
        }
    }

    private ObjectNode shown(Company company) {
        var shown = JsonNodeFactory.instance
                .objectNode()
                .put("id", company.id())
                .put("name", company.name())
                .put("email", company.email())
                .put("token", company.token())
                .put("numbers", company.numbers());
        shown.putObject("quotas")
                .put("task", company.quotas().task())
                .put("company", company.quotas().company());
        list(
                shown,
                "relayNumbers",
                companies.relayNumbers(company.id()),
                (line, entry) -> entry.put("number", line.number()).put("mostCalls", line.mostCalls()));
        list(
                shown,
                "groups",
                companies.groups(company.id()),
                (group, entry) ->
                        entry.put("id", group.id()).put("name", group.name()).put("agents", group.agents()));
        list(
                shown,
                "policies",
                companies.policies(company.id()),
                (policy, entry) -> entry.put("id", policy.id()).put("name", policy.name()));
        list(
                shown,
                "workingTimes",
                companies.workingTimes(company.id()),
                (hours, entry) -> entry.put("id", hours.id())
                        .put("name", hours.name())
                        .put("hours", hours.time().toString()));
        return shown;
    }

    private static <T> void list(
            ObjectNode shown, String field, List<T> values, BiFunction<T, ObjectNode, ObjectNode> show) {
        var array = shown.putArray(field);
        values.forEach(value -> array.add(show.apply(value, JsonNodeFactory.instance.objectNode())));
    }
}
