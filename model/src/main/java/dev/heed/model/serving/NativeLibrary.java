package dev.heed.model.serving;

import dev.heed.model.refusal.Refusal;
import org.tensorflow.Graph;

/**
 * TensorFlow's native library, which a process can load once: for a second class loader it would end the process ("Duplicate
 * registration of device factory"). Who is about to load it claims it before; the claim is in the process's system properties,
 * which all class loaders share.
 */
public final class NativeLibrary {
    static final String OWNER = "heed.tensorflow.owner";

    private NativeLibrary() {}

    /**
     * Claims the library for the class loader that has TensorFlow's classes.
     *
     * @param job on whose behalf
     * @throws Refusal when the classes of another job have it
     * @throws InternalError when an earlier run of the same job has it: Flink ends the process then, and a new one can go on
     */
    public static void claim(String job) {
        ClassLoader loader = Graph.class.getClassLoader();
        claim(job, loader.getClass().getName() + "@" + System.identityHashCode(loader));
    }

    static void claim(String job, String loader) {
        Object owner = System.getProperties().putIfAbsent(OWNER, loader + " for job " + job);
        if (owner == null || owner.toString().startsWith(loader + " ")) {
            return;
        }
        if (owner.toString().endsWith(" for job " + job)) {
            throw new InternalError(
                    "TensorFlow's native library was loaded by an earlier run of job " + job
                            + " in this process, and cannot be loaded again: the process ends, so that a new one takes the job");
        }
        throw Refusal.preflight("expected to load TensorFlow's native library, which a process can do once, found that"
                + owner.toString()
                        .substring(owner.toString().indexOf(" for job"))
                        .replaceFirst("^ for", "") + " has"
                + " loaded it in this TaskManager; give each job a cluster of its own (application mode), or put TensorFlow's"
                + " jars into Flink's lib with classloader.parent-first-patterns.additional:"
                + " org.tensorflow.;org.bytedeco.;com.google.protobuf. and start the TaskManagers anew");
    }
}
