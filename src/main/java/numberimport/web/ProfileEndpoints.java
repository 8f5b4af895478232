package numberimport.web;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import numberimport.pipeline.ImportProfile;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Shows the profiles, as JSON or as the YAML that people wrote, and keeps new ones. */
@RestController
@RequestMapping("/api/v1/profiles")
final class ProfileEndpoints {

    private final AuditedProfiles profiles;

    ProfileEndpoints(AuditedProfiles profiles) {
        this.profiles = profiles;
    }

    @GetMapping
    ProfileList all() {
        return new ProfileList(profiles.read().names());
    }

    @GetMapping("/{name}")
    ImportProfile one(@PathVariable String name) {
        return profiles.read().load(name);
    }

    /** Also one that can't be used. */
    @GetMapping(path = "/{name}", produces = MediaType.APPLICATION_YAML_VALUE)
    byte[] text(@PathVariable String name) {
        return profiles.read().text(name).getBytes(StandardCharsets.UTF_8);
    }

    /** A new profile, for files that no other one is for; with {@code If-Match: *} it takes the place of the one of that name, whose text is lost. */
    @PutMapping(path = "/{name}", consumes = MediaType.APPLICATION_YAML_VALUE)
    ResponseEntity<ImportProfile> keep(
            @PathVariable String name,
            @RequestBody byte[] text,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifAny) {
        return AccountEndpoints.isGiven(HttpHeaders.IF_MATCH, ifAny)
                ? ResponseEntity.ok(profiles.change(name, decoded(text)))
                : ResponseEntity.status(HttpStatus.CREATED).body(profiles.add(name, decoded(text)));
    }

    private static String decoded(byte[] text) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(text))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new IllegalArgumentException("The profile is no UTF-8, expected YAML in it.", e);
        }
    }

    /** The names of the profiles. */
    record ProfileList(List<String> profiles) {}
}
