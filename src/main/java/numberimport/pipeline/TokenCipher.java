package numberimport.pipeline;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import numberimport.ledger.StoredAccount;
import org.jspecify.annotations.Nullable;

/**
 * Encrypts the tokens that are kept in the ledger, by AES-256-GCM: each for the account's name and address, so that whoever can only write
 * to the database can neither use it for another account nor have it sent elsewhere. Never shows the key or a token.
 */
final class TokenCipher {

    private static final String VERSION = "v1:";
    private static final String ALGORITHM = "AES/GCM/NoPadding";
    private static final int KEY_BYTES = 32;
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;

    private static final String HOW_TO_MAKE_ONE =
            "make one by openssl rand -base64 32, and set it in the environment as NUMBERIMPORT_SECRETKEY";

    private static final SecureRandom RANDOM = new SecureRandom();

    private final SecretKey key;

    private TokenCipher(SecretKey key) {
        this.key = key;
    }

    /** By the key as it is configured; none, or one that can't be used, is a problem. */
    static TokenCipher by(@Nullable String secretKey) {
        if (secretKey == null || secretKey.isBlank()) {
            throw problem(
                    "SECRET_KEY_MISSING",
                    "number-import.secret-key is not set, expected the key that encrypts the tokens of accounts.",
                    HOW_TO_MAKE_ONE);
        }
        byte[] bytes;
        try {
            bytes = Base64.getDecoder().decode(secretKey.strip());
        } catch (IllegalArgumentException e) {
            throw problem(
                    "SECRET_KEY_INVALID",
                    "number-import.secret-key is no Base64, expected that of 32 bytes.",
                    HOW_TO_MAKE_ONE);
        }
        if (bytes.length != KEY_BYTES) {
            throw problem(
                    "SECRET_KEY_INVALID",
                    "number-import.secret-key has " + bytes.length + " bytes in its Base64, expected " + KEY_BYTES
                            + ".",
                    HOW_TO_MAKE_ONE);
        }
        return new TokenCipher(new SecretKeySpec(bytes, "AES"));
    }

    /** The token as it is kept of an account of this name and address. */
    String encrypt(String token, String name, String baseUrl) {
        var nonce = new byte[NONCE_BYTES];
        RANDOM.nextBytes(nonce);
        try {
            var encrypted = cipher(Cipher.ENCRYPT_MODE, nonce, name, baseUrl).doFinal(bytes(token));
            var kept = ByteBuffer.allocate(NONCE_BYTES + encrypted.length)
                    .put(nonce)
                    .put(encrypted);
            return VERSION + Base64.getEncoder().encodeToString(kept.array());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java has " + ALGORITHM, e);
        }
    }

    /** The token of an account; one that was encrypted by another key, or for another name or address, is a problem. */
    String decrypt(StoredAccount account) {
        if (!account.token().startsWith(VERSION)) {
            throw locked(account.name());
        }
        try {
            var kept = Base64.getDecoder().decode(account.token().substring(VERSION.length()));
            if (kept.length < NONCE_BYTES + TAG_BITS / Byte.SIZE) {
                throw locked(account.name());
            }
            var cipher =
                    cipher(Cipher.DECRYPT_MODE, Arrays.copyOf(kept, NONCE_BYTES), account.name(), account.baseUrl());
            var token = cipher.doFinal(kept, NONCE_BYTES, kept.length - NONCE_BYTES);
            return new String(token, StandardCharsets.UTF_8);
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            throw locked(account.name());
        }
    }

    private Cipher cipher(int mode, byte[] nonce, String name, String baseUrl) throws GeneralSecurityException {
        var cipher = Cipher.getInstance(ALGORITHM);
        cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
        // No name of an account has a line break in it, so that no other name and address come to the same.
        cipher.updateAAD(bytes(VERSION + name + "\n" + baseUrl));
        return cipher;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static ProblemException locked(String account) {
        return problem(
                "ACCOUNT_LOCKED",
                "The token of account \"" + account + "\" can't be decrypted: it was encrypted by another"
                        + " number-import.secret-key, or its row was changed.",
                "set the key that it was encrypted by, or give the token again: number-import account change " + account
                        + " --api-token-file FILE");
    }

    private static ProblemException problem(String code, String message, String hint) {
        return new ProblemException(new Problem(code, message, hint, ExitCode.CONFIGURATION));
    }
}
