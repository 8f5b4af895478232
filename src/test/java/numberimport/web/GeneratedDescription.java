package numberimport.web;

import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What the endpoints are, by springdoc; and what the description says besides. It is no part of the server, whose start it would slow down. */
@Configuration(proxyBeanMethods = false)
class GeneratedDescription {

    static final String PATH = "/api/v1/generated";

    private static final String TOKEN = "token";

    /** Where it was asked for says nothing about the interface, nor does the description describe itself. */
    @Bean
    OpenApiCustomizer withoutServersAndItself() {
        return description -> {
            description.setServers(null);
            description.getPaths().remove("/api/v1/openapi");
        };
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
