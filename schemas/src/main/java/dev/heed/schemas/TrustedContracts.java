package dev.heed.schemas;

import org.apache.avro.util.ClassSecurityValidator;
import org.apache.avro.util.ClassSecurityValidator.ClassSecurityPredicate;

/** Lets Avro load the generated classes of this package: its class security refuses what it was not told to trust. */
public final class TrustedContracts {
    private static boolean registered;

    private TrustedContracts() {}

    /** Tells Avro once per process, beside whatever it trusts already. Call before encoding or decoding. */
    public static synchronized void register() {
        if (!registered) {
            String contracts = TrustedContracts.class.getPackageName();
            ClassSecurityPredicate own = type -> type.getPackageName().equals(contracts);
            ClassSecurityValidator.setGlobal(ClassSecurityValidator.composite(ClassSecurityValidator.getGlobal(), own));
            registered = true;
        }
    }
}
