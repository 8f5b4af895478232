package numberimport.web;

import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What the description of the interface, {@code /api/v1/openapi}, says besides what the endpoints say themselves. */
@Configuration(proxyBeanMethods = false)
class RestDescription {

    private static final String TOKEN = "token";

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
                .servers(List.of())
                .components(new Components()
                        .addSecuritySchemes(
                                TOKEN,
                                new SecurityScheme()
                                        .type(SecurityScheme.Type.HTTP)
                                        .scheme("bearer")))
                .addSecurityItem(new SecurityRequirement().addList(TOKEN));
    }
}
