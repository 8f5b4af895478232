package numberimport.sandbox;

import java.util.List;
import org.springframework.core.env.MutablePropertySources;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.http.converter.StringHttpMessageConverter;
import org.springframework.http.converter.json.JacksonJsonHttpMessageConverter;
import org.springframework.web.context.support.GenericWebApplicationContext;
import org.springframework.web.servlet.handler.MappedInterceptor;
import org.springframework.web.servlet.mvc.method.annotation.ExceptionHandlerExceptionResolver;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerAdapter;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/**
 * Just enough of Spring MVC for the endpoints, put together by hand: nothing is scanned or configured automatically, and no
 * property reaches it.
 */
final class ApiContext extends GenericWebApplicationContext {

    /** The interceptors stand before the endpoints in this order. */
    ApiContext(List<MappedInterceptor> interceptors, Object... endpoints) {
        setEnvironment(new EmptyEnvironment());
        for (var endpoint : endpoints) {
            register(endpoint.getClass(), endpoint);
        }
        registerBean(ErrorAnswers.class);
        registerBean(RequestMappingHandlerMapping.class, () -> guardedBy(interceptors));
        registerBean(RequestMappingHandlerAdapter.class, ApiContext::speakingJson);
        registerBean(ExceptionHandlerExceptionResolver.class, ApiContext::answeringInJson);
    }

    private <T> void register(Class<T> type, Object bean) {
        registerBean(type, () -> type.cast(bean));
    }

    private static RequestMappingHandlerMapping guardedBy(List<MappedInterceptor> interceptors) {
        var mapping = new RequestMappingHandlerMapping();
        mapping.setInterceptors(interceptors.toArray());
        return mapping;
    }

    private static RequestMappingHandlerAdapter speakingJson() {
        var adapter = new RequestMappingHandlerAdapter();
        adapter.setMessageConverters(List.of(new JacksonJsonHttpMessageConverter(), new StringHttpMessageConverter()));
        return adapter;
    }

    private static ExceptionHandlerExceptionResolver answeringInJson() {
        var resolver = new ExceptionHandlerExceptionResolver();
        resolver.setMessageConverters(List.of(new JacksonJsonHttpMessageConverter()));
        return resolver;
    }

    /** The host application's properties, variables and profiles stay outside. */
    private static final class EmptyEnvironment extends StandardEnvironment {

        @Override
        protected void customizePropertySources(MutablePropertySources sources) {
            // None: not even the JVM's.
        }
    }
}
