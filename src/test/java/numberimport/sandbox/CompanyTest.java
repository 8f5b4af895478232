package numberimport.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class CompanyTest {

    private static final SandboxOptions OPTIONS = SandboxOptions.defaults();

    private final Company company = new Company(OPTIONS, new Company.Quotas(6, 10));
    private final Visit visit = new VisitorBook(OPTIONS).enter("POST", Endpoint.ROOT + "/cc_ad_tasks/add_numbers");

    @Test
    void countsTheNumbersOfAllItsTasksAgainstItsOwnQuota() {
        var full = company.create(TaskSettings.named("Spring campaign"), TaskStatus.DISABLED);
        var other = company.create(TaskSettings.named("Autumn campaign"), TaskStatus.DISABLED);
        company.addForeign(full, Collections.nCopies(6, "13223004567"));

        assertThatExceptionOfType(RefusedCallException.class)
                .isThrownBy(() -> company.add(other, numbers(5), visit))
                .withMessage("number pool quota exceeded: 5 new numbers, task 0 of 6, company 6 of 10");
        assertThat(company.add(other, numbers(4), visit)).isEmpty();
        assertThat(other.poolSize()).isEqualTo(4);
    }

    @Test
    void countsADeletedTaskNoMore() {
        var full = company.create(TaskSettings.named("Spring campaign"), TaskStatus.DISABLED);
        var other = company.create(TaskSettings.named("Autumn campaign"), TaskStatus.DISABLED);
        company.addForeign(full, Collections.nCopies(6, "13223004567"));

        company.delete(full.id());

        assertThat(company.add(other, numbers(6), visit)).isEmpty();
    }

    private static List<GivenNumber> numbers(int count) {
        var number = new JsonMapper().readTree("{\"cellphone\": \"13223004567\"}");
        return Collections.nCopies(count, new GivenNumber(number));
    }
}
