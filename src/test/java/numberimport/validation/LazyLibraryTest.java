package numberimport.validation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import numberimport.file.SourceRow;
import org.junit.jupiter.api.Test;

class LazyLibraryTest {

    /** Loads our classes anew, and notes what they need of libphonenumber. */
    private static final class Watching extends ClassLoader {

        private final List<String> libraryClasses = new ArrayList<>();

        Watching() {
            super(LazyLibraryTest.class.getClassLoader());
        }

        @Override
        protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            if (name.startsWith("com.google.i18n.phonenumbers.")) {
                libraryClasses.add(name);
            }
            Class<?> loaded = findLoadedClass(name);
            if (loaded != null) {
                return loaded;
            }
            return name.startsWith("numberimport.") ? define(name) : super.loadClass(name, resolve);
        }

        private Class<?> define(String name) throws ClassNotFoundException {
            try (InputStream in = getResourceAsStream(name.replace('.', '/') + ".class")) {
                byte[] bytes = in.readAllBytes();
                return defineClass(name, bytes, 0, bytes.length);
            } catch (IOException e) {
                throw new ClassNotFoundException(name, e);
            }
        }
    }

    /** Runs in the watching loader. */
    static final class MainlandFile implements Runnable {
        @Override
        public void run() {
            validate("13812345678", "+86 138-1234-5679", "010-62345678", "400 810 8888", "110");
        }
    }

    /** Runs in the watching loader. */
    static final class SecondOpinion implements Runnable {
        @Override
        public void run() {
            validate("02202645534");
        }
    }

    @Test
    void mainlandNumbersNeedNothingOfLibphonenumber() throws ReflectiveOperationException {
        assertThat(neededBy(MainlandFile.class)).isEmpty();
    }

    @Test
    void watchesForReal() throws ReflectiveOperationException {
        assertThat(neededBy(SecondOpinion.class)).contains("com.google.i18n.phonenumbers.PhoneNumberUtil");
    }

    private static void validate(String... numbers) {
        var validator = new RowValidator(ColumnMapping.of(List.of("手机号"), List.of()), Rules.standard());
        for (String number : numbers) {
            validator.validate(SourceRow.of(2, number));
        }
    }

    private static List<String> neededBy(Class<? extends Runnable> task) throws ReflectiveOperationException {
        var loader = new Watching();
        var constructor = loader.loadClass(task.getName(), true).getDeclaredConstructor();
        constructor.setAccessible(true);
        ((Runnable) constructor.newInstance()).run();
        return loader.libraryClasses;
    }
}
