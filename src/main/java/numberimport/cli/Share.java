package numberimport.cli;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** A share of the rows, written as a percentage. */
final class Share implements ITypeConverter<Double> {

    @Override
    public Double convert(String text) {
        try {
            var share = text.endsWith("%") ? Double.parseDouble(text.substring(0, text.length() - 1)) / 100 : -1;
            if (share >= 0 && share <= 1) {
                return share;
            }
        } catch (NumberFormatException e) {
            throw notAShare(text);
        }
        throw notAShare(text);
    }

    private static TypeConversionException notAShare(String text) {
        return new TypeConversionException("\"" + text + "\" is no share, expected a percentage such as 20%");
    }
}
