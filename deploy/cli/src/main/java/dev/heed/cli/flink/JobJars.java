package dev.heed.cli.flink;

import java.io.File;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.regex.Pattern;

/** The jars that a Flink cluster needs for the job and does not have itself. */
final class JobJars {
    /** What a cluster brings along, and what only the command line or a broker needs. */
    private static final Pattern NOT_NEEDED = Pattern.compile("(flink-(?!connector-(base|kafka)).*|log4j-.*|slf4j-.*"
            + "|heed-(?!flink-job|model|schemas).*|randomcutforest-.*|HdrHistogram-.*|kafka_.*|kafka-(?!clients).*|scala-.*|picocli-.*|progressbar-.*|jline-.*"
            + "|frocksdbjni-.*|javalin-.*|jetty-.*|jakarta[.].*|kotlin-.*|annotations-.*|asm-.*|echarts-.*|bcrypt-.*|bytes-.*|commons-codec-.*|failsafe-.*|angus-.*"
            + "|.*-tests)[.]jar");

    private JobJars() {}

    /** Paths of the jars, as this JVM's class path has them. */
    static String[] onClassPath() {
        return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(path -> path.endsWith(".jar"))
                .filter(path -> isNeeded(String.valueOf(Path.of(path).getFileName())))
                .toArray(String[]::new);
    }

    /** Whether the job needs a jar of that name. */
    static boolean isNeeded(String name) {
        return !NOT_NEEDED.matcher(name).matches();
    }
}
