package numberimport.validation;

/** A column of the file, counted from 0, with what it means to the API and why: "alias", "--map", "starts with _". */
public record MappedColumn(int index, String header, Field field, String why) {}
