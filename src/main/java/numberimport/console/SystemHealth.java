package numberimport.console;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.health.actuate.endpoint.CompositeHealthDescriptor;
import org.springframework.boot.health.actuate.endpoint.HealthDescriptor;
import org.springframework.boot.health.actuate.endpoint.HealthEndpoint;
import org.springframework.boot.health.actuate.endpoint.IndicatedHealthDescriptor;
import org.springframework.boot.health.contributor.Status;
import org.springframework.stereotype.Component;

/** What the server's health endpoint says, part by part: what people look for always, and of the rest what is not well. */
@Component
final class SystemHealth {

    private static final Set<String> ALWAYS = Set.of("ledger", "diskSpace");

    private final HealthEndpoint endpoint;

    SystemHealth(HealthEndpoint endpoint) {
        this.endpoint = endpoint;
    }

    /** Free and whole bytes are those of the disk that holds the data folder, and null for other parts. */
    record Part(
            String name,
            boolean well,
            @Nullable Long free,
            @Nullable Long whole) {

        private static Part of(String name, HealthDescriptor health) {
            var facts = health instanceof IndicatedHealthDescriptor part ? part.getDetails() : Map.<String, Object>of();
            return new Part(
                    name, health.getStatus().equals(Status.UP), (Long) facts.get("free"), (Long) facts.get("total"));
        }
    }

    List<Part> parts() {
        return Objects.requireNonNull(((CompositeHealthDescriptor) endpoint.health()).getComponents())
                .entrySet()
                .stream()
                .map(part -> Part.of(part.getKey(), part.getValue()))
                .filter(part -> ALWAYS.contains(part.name()) || !part.well())
                .sorted(Comparator.comparing(Part::name).reversed())
                .toList();
    }
}
