package numberimport.web;

import jakarta.servlet.DispatcherType;
import numberimport.access.Role;
import numberimport.access.Tokens;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.security.authorization.AuthorityAuthorizationManager;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.annotation.web.configurers.AuthorizeHttpRequestsConfigurer;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.firewall.HttpFirewall;
import org.springframework.security.web.firewall.RequestRejectedHandler;
import org.springframework.security.web.firewall.StrictHttpFirewall;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;

/**
 * Who may ask for what. There are no sessions and no cookies: each request shows its token, so that no other site's page can make one
 * in somebody's name.
 */
@Configuration(proxyBeanMethods = false)
class WebSecurity {

    @Bean
    SecurityFilterChain security(HttpSecurity http, Tokens tokens, FailedAttempts attempts) {
        var refusals = new Refusals();
        return http.csrf(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .requestCache(AbstractHttpConfigurer::disable)
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .headers(WebSecurity::strict)
                .addFilterBefore(new BearerFilter(tokens, attempts, refusals), AuthorizationFilter.class)
                .addFilterAfter(new BodyLimit(refusals), AuthorizationFilter.class)
                .authorizeHttpRequests(WebSecurity::rules)
                .exceptionHandling(
                        handling -> handling.authenticationEntryPoint(refusals).accessDeniedHandler(refusals))
                .build();
    }

    /** A profile's file may be called {@code 100%}; what a path means is decided by its one decoding. */
    @Bean
    HttpFirewall firewall() {
        var firewall = new StrictHttpFirewall();
        firewall.setAllowUrlEncodedPercent(true);
        return firewall;
    }

    /** Paths that mean two things, and the like, are refused before anything looks at them. */
    @Bean
    RequestRejectedHandler rejected() {
        var refusals = new Refusals();
        return (request, response, e) -> refusals.answer(
                response,
                HttpStatus.BAD_REQUEST,
                HttpStatus.BAD_REQUEST.name(),
                "The request is written in a way that can mean two things.",
                "write the path plainly");
    }

    private static void strict(HeadersConfigurer<HttpSecurity> headers) {
        headers.contentSecurityPolicy(policy -> policy.policyDirectives("default-src 'none'; frame-ancestors 'none'"))
                .referrerPolicy(policy -> policy.policy(ReferrerPolicy.NO_REFERRER));
    }

    private static void rules(
            AuthorizeHttpRequestsConfigurer<HttpSecurity>.AuthorizationManagerRequestMatcherRegistry requests) {
        requests.dispatcherTypeMatchers(DispatcherType.ASYNC, DispatcherType.ERROR)
                .permitAll()
                .requestMatchers("/actuator/health", "/livez", "/readyz")
                .permitAll()
                .requestMatchers("/api/v1/audit", "/api/v1/tokens/**")
                .access(role(Role.ADMIN))
                .requestMatchers("/api/v1/runs/*/report", "/api/v1/runs/*/results")
                .access(role(Role.OPERATOR))
                .requestMatchers(HttpMethod.GET, "/api/v1/**", "/actuator/prometheus")
                .access(role(Role.VIEWER))
                .requestMatchers(
                        "/api/v1/schedules/**", "/api/v1/holds/**", "/api/v1/accounts/**", "/api/v1/profiles/**")
                .access(role(Role.ADMIN))
                .requestMatchers("/api/v1/**")
                .access(role(Role.OPERATOR))
                .anyRequest()
                .denyAll();
    }

    private static <T> AuthorityAuthorizationManager<T> role(Role role) {
        return AuthorityAuthorizationManager.hasAuthority(role.name());
    }
}
