package dev.heed.schemas;

import org.apache.avro.Conversion;
import org.apache.avro.util.ClassSecurityValidator;
import org.apache.avro.util.ClassSecurityValidator.ClassSecurityPredicate;

/**
 * Lets Avro load the generated classes of this package: its class security refuses what it was not told to trust. Where this jar is on
 * Avro's own class path, nobody needs to call it: Avro looks for conversions before it reads its first record, and finds
 * {@link Announcement}.
 */
public final class TrustedContracts {
    private static boolean registered;

    private TrustedContracts() {}

    /** Tells Avro once per process, beside whatever it trusts already. For where class loaders hide this jar from Avro. */
    public static synchronized void register() {
        if (!registered) {
            String contracts = TrustedContracts.class.getPackageName();
            ClassSecurityPredicate own = type -> type.getPackageName().equals(contracts);
            ClassSecurityValidator.setGlobal(ClassSecurityValidator.composite(ClassSecurityValidator.getGlobal(), own));
            registered = true;
        }
    }

    /** Converts nothing: that Avro makes one, as a service, is what registers the contracts. */
    public static final class Announcement extends Conversion<TrustedContracts> {
        /** For Avro. */
        public Announcement() {
            register();
        }

        @Override
        public Class<TrustedContracts> getConvertedType() {
            return TrustedContracts.class;
        }

        @Override
        public String getLogicalTypeName() {
            return TrustedContracts.class.getName();
        }
    }
}
