package dev.heed.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import picocli.CommandLine;

/** The command as a process of its own that logs as a user's does, and that may run several lines one after another. */
public final class HeedProcess {
    private static final String END = "== ended with ";

    private HeedProcess() {}

    /** Runs every line of a file, and says on both outputs how each ended. */
    public static void main(String[] args) throws IOException {
        for (String line : Files.readAllLines(Path.of(args[0]))) {
            CommandLine heed = Heed.commandLine();
            heed.setErr(new PrintWriter(System.err, true, StandardCharsets.UTF_8));
            int status = heed.execute(line.split(" "));
            System.err.println(END + status);
        }
        System.exit(0);
    }

    /** The output on both streams of each line, its status last. */
    public static List<List<String>> run(Path directory, List<String> lines) throws Exception {
        Path file = Files.write(directory.resolve("lines"), lines);
        Path said = directory.resolve("said");
        List<String> command = java(List.of(), Map.of());
        command.addAll(List.of(HeedProcess.class.getName(), file.toString()));
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(said.toFile())
                .start();
        process.waitFor();
        List<List<String>> all = new ArrayList<>();
        List<String> one = new ArrayList<>();
        for (String line : Files.readAllLines(said)) {
            if (line.startsWith(END)) {
                one.add(line.substring(END.length()));
                all.add(one);
                one = new ArrayList<>();
            } else {
                one.add(line);
            }
        }
        return all;
    }

    /** How Java is called with this class path, up to the name of the class. */
    public static List<String> java(List<String> flags, Map<String, String> properties) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx512m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Dlog4j2.configurationFile=log4j2.properties", // not that of the tests
                "-cp",
                System.getProperty("java.class.path")));
        command.addAll(flags);
        properties.forEach((key, value) -> command.add("-D" + key + "=" + value));
        return command;
    }
}
