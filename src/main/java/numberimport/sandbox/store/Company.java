package numberimport.sandbox.store;

/** A customer of the API, with the credentials of its super administrator and how many numbers its pools hold in all. */
public record Company(long id, String name, String email, String token, Quotas quotas, int numbers) {}
