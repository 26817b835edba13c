package dev.heed.cli.cluster;

import static net.bytebuddy.matcher.ElementMatchers.named;

import dev.heed.window.Window;
import java.io.IOException;
import java.lang.instrument.ClassFileTransformer;
import java.lang.instrument.Instrumentation;
import java.lang.reflect.Field;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.ProtectionDomain;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import net.bytebuddy.ByteBuddy;
import net.bytebuddy.asm.Advice;
import net.bytebuddy.description.type.TypeDescription;
import net.bytebuddy.dynamic.ClassFileLocator;
import net.bytebuddy.pool.TypePool;
import org.jspecify.annotations.Nullable;
import sun.misc.Unsafe;

/**
 * A Java agent that makes one window deadly: when it goes into the model, the process writes to address 0 there, as a faulty
 * native kernel would, and is ended by SIGSEGV.
 */
public final class CrashingModel {
    private static final String MODEL = "dev.heed.attend.BatchModel";

    private static String entity = "";
    private static long timeMicros;

    private CrashingModel() {}

    /** The JVM options with which a process dies of an entity's window. */
    static String[] options(Path directory, String entity, long timeMicros) throws IOException {
        Path jar = directory.resolve("crashing-model.jar");
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().putValue("Premain-Class", CrashingModel.class.getName());
        new JarOutputStream(Files.newOutputStream(jar), manifest).close();
        return new String[] {
            "-javaagent:" + jar + "=" + entity + "@" + timeMicros,
            "-XX:-CreateCoredumpOnCrash",
            "-XX:ErrorFile=" + directory.resolve("hs_err_%p.log")
        };
    }

    /** Called by the JVM before its main method. */
    public static void premain(String window, Instrumentation instrumentation) {
        String[] parts = window.split("@", -1);
        entity = parts[0];
        timeMicros = Long.parseLong(parts[1]);
        instrumentation.addTransformer(new ClassFileTransformer() {
            @Override
            public byte @Nullable [] transform(
                    ClassLoader loader, String name, Class<?> type, ProtectionDomain domain, byte[] bytes) {
                return name.equals(MODEL.replace('.', '/')) ? deadly(loader, bytes) : null;
            }
        });
    }

    private static byte[] deadly(ClassLoader loader, byte[] bytes) {
        ClassFileLocator classes = new ClassFileLocator.Compound(
                ClassFileLocator.Simple.of(MODEL, bytes), ClassFileLocator.ForClassLoader.of(loader));
        TypeDescription type = TypePool.Default.of(classes).describe(MODEL).resolve();
        return new ByteBuddy()
                .redefine(type, classes)
                .visit(Advice.to(CrashingModel.class).on(named("run")))
                .make()
                .getBytes();
    }

    /** Copied by the agent to the beginning of {@code BatchModel.run}. */
    @Advice.OnMethodEnter
    static void enter(@Advice.Argument(0) List<Window> windows) {
        crash(windows);
    }

    /** Ends the process if the window is among those. */
    public static void crash(List<Window> windows) {
        for (Window window : windows) {
            if (window.timeMicros() == timeMicros && window.entity().equals(entity)) {
                unsafe().putAddress(0, 0);
            }
        }
    }

    private static Unsafe unsafe() {
        try {
            Field unsafe = Unsafe.class.getDeclaredField("theUnsafe");
            unsafe.setAccessible(true);
            return (Unsafe) unsafe.get(null);
        } catch (ReflectiveOperationException e) {
            throw new LinkageError("the JVM has no Unsafe", e);
        }
    }
}
