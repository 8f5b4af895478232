package numberimport.console;

import java.time.Clock;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.core.Ordered;
import org.springframework.http.CacheControl;
import org.springframework.web.servlet.LocaleResolver;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.ResourceHandlerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.i18n.CookieLocaleResolver;
import org.springframework.web.servlet.i18n.LocaleChangeInterceptor;
import org.springframework.web.servlet.resource.ResourceUrlEncodingFilter;
import org.springframework.web.servlet.resource.VersionResourceResolver;

/** What the console is made of, for a web server that is to have pages. */
@Configuration(proxyBeanMethods = false)
@Import({
    ConsoleSecurity.class,
    Frame.class,
    EmptyFields.class,
    ProblemPages.class,
    MissingFilePages.class,
    SignInPages.class,
    RunPages.class,
    EventPages.class,
    LaunchPages.class,
    RunActionPages.class,
    FailurePages.class,
    UploadPages.class,
    TaskPages.class,
    PoolPages.class,
    SchedulePages.class,
    ProfilePages.class,
    ProfileEditPages.class,
    AccountPages.class,
    SystemPages.class,
    SystemHealth.class,
    HoldPages.class
})
public class Console implements WebMvcConfigurer {

    private static final CacheControl A_YEAR =
            CacheControl.maxAge(365, TimeUnit.DAYS).cachePublic().immutable();

    /** English and Chinese; the browser's wish counts until somebody chooses. */
    @Bean
    LocaleResolver localeResolver() {
        var resolver = new CookieLocaleResolver("language");
        resolver.setCookieMaxAge(Duration.ofDays(365));
        resolver.setCookieHttpOnly(true);
        resolver.setCookieSameSite("Strict");
        resolver.setRejectInvalidCookies(false);
        resolver.setDefaultLocaleFunction(request -> Languages.of(request.getLocale()));
        return resolver;
    }

    /** Own files carry their content's hash in their names, as webjars carry their version: neither has to be asked for twice. */
    @Bean
    ResourceUrlEncodingFilter hashedNames() {
        return new ResourceUrlEncodingFilter();
    }

    @Bean
    Shown.Formats formats(Clock clock) {
        return new Shown.Formats(clock, Sentences.english(), Sentences.chinese());
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        var change = new LocaleChangeInterceptor() {
            @Override
            protected Locale parseLocaleValue(String wanted) {
                return Languages.of(Locale.forLanguageTag(wanted));
            }
        };
        change.setParamName("lang");
        change.setIgnoreInvalidLocale(true);
        registry.addInterceptor(change);
    }

    @Override
    public void addResourceHandlers(ResourceHandlerRegistry registry) {
        registry.setOrder(Ordered.HIGHEST_PRECEDENCE);
        registry.addResourceHandler("/webjars/**")
                .addResourceLocations("classpath:/META-INF/resources/webjars/")
                .setCacheControl(A_YEAR);
        registry.addResourceHandler("/static/**")
                .addResourceLocations("classpath:/numberimport/console/static/")
                .setCacheControl(A_YEAR)
                .resourceChain(true)
                .addResolver(new VersionResourceResolver().addContentVersionStrategy("/**"));
    }
}
