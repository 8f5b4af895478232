package numberimport.web;

import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** The description of the interface, in OpenAPI: a file that the build compares with what the endpoints are. */
@RestController
final class RestDescription {

    private final Resource description = new ClassPathResource("/numberimport/web/openapi.json");

    @GetMapping(path = "/api/v1/openapi", produces = MediaType.APPLICATION_JSON_VALUE)
    Resource description() {
        return description;
    }
}
