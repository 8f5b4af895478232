package numberimport.console;

import jakarta.servlet.DispatcherType;
import java.util.stream.Stream;
import numberimport.access.Role;
import numberimport.access.Tokens;
import numberimport.pipeline.Settings;
import numberimport.web.WebServer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import org.springframework.security.authorization.AuthorityAuthorizationManager;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.annotation.web.configurers.AuthorizeHttpRequestsConfigurer;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.csrf.CsrfFilter;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.NegatedRequestMatcher;
import org.springframework.security.web.util.matcher.OrRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;

/**
 * Who may see and do what on pages. People sign in with a token and have a session, whose cookie no script reads and no other site's
 * request carries; whatever changes something needs the form's own secret besides.
 */
@Configuration(proxyBeanMethods = false)
class ConsoleSecurity {

    /** All but what REST's own rules are for, by the decoded path, as whatever answers a request has it. */
    private static final RequestMatcher PAGES =
            new NegatedRequestMatcher(new OrRequestMatcher(Stream.of("/api/**", "/actuator/**", "/livez", "/readyz")
                    .<RequestMatcher>map(PathPatternRequestMatcher.withDefaults()::matcher)
                    .toList()));

    @Bean
    @Order(1)
    SecurityFilterChain pages(HttpSecurity http, Tokens tokens, Settings settings) {
        var doors = new SignInDoor();
        return http.securityMatcher(PAGES)
                .logout(AbstractHttpConfigurer::disable)
                .requestCache(AbstractHttpConfigurer::disable)
                .headers(ConsoleSecurity::strict)
                .addFilterBefore(new SessionCheck(tokens, WebServer.mostOfARequest(settings)), CsrfFilter.class)
                .authorizeHttpRequests(ConsoleSecurity::rules)
                .exceptionHandling(
                        handling -> handling.authenticationEntryPoint(doors).accessDeniedHandler(doors))
                .build();
    }

    private static void strict(HeadersConfigurer<HttpSecurity> headers) {
        headers.contentSecurityPolicy(policy -> policy.policyDirectives(
                        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:;"
                                + " connect-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'"))
                .referrerPolicy(policy -> policy.policy(ReferrerPolicy.SAME_ORIGIN));
    }

    private static void rules(
            AuthorizeHttpRequestsConfigurer<HttpSecurity>.AuthorizationManagerRequestMatcherRegistry requests) {
        requests.dispatcherTypeMatchers(DispatcherType.ASYNC, DispatcherType.ERROR, DispatcherType.FORWARD)
                .permitAll()
                .requestMatchers("/sign-in", "/webjars/**", "/static/**", "/favicon.ico", "/error")
                .permitAll()
                .requestMatchers("/sign-out", "/lists", "/tasks/*/pool")
                .access(role(Role.VIEWER))
                .requestMatchers("/audit", "/upload/*/profile", "/profiles/*/edit")
                .access(role(Role.ADMIN))
                .requestMatchers(
                        "/upload/**",
                        "/tasks/new",
                        "/tasks/*/pool/download",
                        "/runs/*/report",
                        "/runs/*/results",
                        "/runs/*/retry",
                        "/runs/*/resolve")
                .access(role(Role.OPERATOR))
                .requestMatchers(HttpMethod.GET, "/**")
                .access(role(Role.VIEWER))
                .requestMatchers("/schedules/**", "/holds/**", "/accounts/**", "/profiles/**")
                .access(role(Role.ADMIN))
                .anyRequest()
                .access(role(Role.OPERATOR));
    }

    private static <T> AuthorityAuthorizationManager<T> role(Role role) {
        return AuthorityAuthorizationManager.hasAuthority(role.name());
    }
}
