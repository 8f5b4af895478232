package numberimport.cli;

import numberimport.pipeline.ImportProfile;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** A share of the rows, written as a percentage. */
final class Share implements ITypeConverter<Double> {

    @Override
    public Double convert(String text) {
        try {
            return ImportProfile.share(text);
        } catch (IllegalArgumentException e) {
            throw new TypeConversionException(String.valueOf(e.getMessage()));
        }
    }
}
