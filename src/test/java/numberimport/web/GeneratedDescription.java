package numberimport.web;

import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import numberimport.api.CalloutTask;
import numberimport.api.PooledNumber;
import numberimport.api.TaskDetails;
import numberimport.pipeline.Destination;
import numberimport.pipeline.ImportProfile;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springframework.beans.BeanUtils;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import tools.jackson.databind.PropertyNamingStrategy;
import tools.jackson.databind.annotation.JsonNaming;

/** What the endpoints are, by springdoc; and what the description says besides. It is no part of the server, whose start it would slow down. */
@Configuration(proxyBeanMethods = false)
class GeneratedDescription {

    static final String PATH = "/api/v1/generated";

    private static final String TOKEN = "token";
    private static final List<Class<?>> NAMED =
            List.of(CalloutTask.class, TaskDetails.class, PooledNumber.class, ImportProfile.class, Destination.class);

    /** Where it was asked for says nothing about the interface, nor does the description describe itself. */
    @Bean
    OpenApiCustomizer withoutServersAndItself() {
        return description -> {
            description.setServers(null);
            description.getPaths().remove("/api/v1/openapi");
        };
    }

    /** As their JSON has them: springdoc doesn't see what our JSON library is told of names. */
    @Bean
    OpenApiCustomizer withNamesAsWritten() {
        return description -> NAMED.forEach(
                type -> rename(description.getComponents().getSchemas().get(type.getSimpleName()), type));
    }

    @SuppressWarnings({"rawtypes", "unchecked"}) // as its library has them
    private static void rename(Schema schema, Class<?> type) {
        var naming = (PropertyNamingStrategy)
                BeanUtils.instantiateClass(type.getAnnotation(JsonNaming.class).value());
        var properties = new LinkedHashMap<String, Schema>();
        ((Map<String, Schema>) schema.getProperties())
                .forEach((name, property) -> properties.put(naming.nameForField(null, null, name), property));
        schema.setProperties(properties);
    }

    @Bean
    OpenAPI openApi() {
        return new OpenAPI()
                .info(
                        new Info()
                                .title("number-import")
                                .version("v1")
                                .description(
                                        "Imports files of customers into callout tasks: every good number exactly once, every row"
                                                + " accounted for. Problems are application/problem+json with a stable code and a hint."))
                .components(new Components()
                        .addSecuritySchemes(
                                TOKEN,
                                new SecurityScheme()
                                        .type(SecurityScheme.Type.HTTP)
                                        .scheme("bearer")))
                .addSecurityItem(new SecurityRequirement().addList(TOKEN));
    }
}
