package numberimport.validation;

import java.util.List;

/** A number that may be called: the text the API is sent, and its E.164 digits, by which equal numbers are known. */
record Phone(String sent, long e164) {

    void addOnceTo(List<Phone> phones, RowFindings findings) {
        if (phones.stream().anyMatch(phone -> phone.e164 == e164)) {
            findings.repaired(Repair.EQUAL_NUMBERS_MERGED);
        } else {
            phones.add(this);
        }
    }

    @Override
    public String toString() {
        return Masked.digits(sent);
    }
}
