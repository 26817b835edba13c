package dev.heed.cli.attend;

import de.siegmar.fastcsv.writer.CsvWriter;
import dev.heed.cli.input.Account;
import dev.heed.cli.input.InputOptions;
import dev.heed.cli.plot.HeatMap;
import dev.heed.model.attention.catalogue.MechanismRun;
import dev.heed.model.attention.catalogue.MechanismRun.Array;
import dev.heed.model.refusal.Refusal;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.knowm.xchart.BitmapEncoder;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code heed attend}. */
@Command(
        name = "attend",
        header = "Apply one attention mechanism to a file and look at its weights.",
        description = "Writes each output of the mechanism as a CSV file: weights, context, and what else it has."
                + " Parameters that the configuration does not give are drawn at random.",
        footer = {
            "",
            "Example:",
            "  echo '{\"mechanism\": \"attention\", \"config\": {\"scope\": \"local\", \\",
            "    \"alignment\": \"causal\", \"radius\": 8, \"score\": \"scaled_dot\"}}' > m.json",
            "  heed attend --config m.json --input pump.csv --output out --plot"
        })
public final class AttendCommand implements Callable<Integer> {
    private static final int WIDTH = 1200;
    private static final int HEIGHT = 480;

    @Mixin
    private InputOptions input = new InputOptions();

    @Option(names = "--config", required = true, paramLabel = "FILE", description = "The mechanism, as JSON.")
    private Path config = Path.of("");

    @Option(names = "--output", required = true, paramLabel = "DIR", description = "Where the CSV files go.")
    private Path output = Path.of("");

    @Option(
            names = "--rows",
            defaultValue = "256",
            description = "Rows of the first entity that are attended (default: ${DEFAULT-VALUE}).")
    private int rows;

    @Option(names = "--seed", defaultValue = "1", description = "Of the parameters that are drawn (default: 1).")
    private long seed;

    @Option(names = "--plot", description = "Write each table as a heat map (PNG) too.")
    private boolean plot;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws IOException {
        MechanismFile file = MechanismFile.read(config);
        Account account = new Account();
        Sample sample = Sample.read(input.open(), rows, account);
        Map<String, Array> outputs;
        try {
            outputs = MechanismRun.of(file.mechanism(), file.words(), sample.inputs(file), file.parameters(), seed);
        } catch (IllegalArgumentException e) {
            throw Refusal.usage(config + ": " + e.getMessage()).causedBy(e);
        }
        Files.createDirectories(output);
        int radius = file.words().get("radius") instanceof Number steps ? steps.intValue() : 0;
        for (Map.Entry<String, Array> one : outputs.entrySet()) {
            write(MechanismOutput.of(one.getKey(), one.getValue(), sample, radius));
        }
        PrintWriter out = spec.commandLine().getOut();
        out.printf(
                "%s over %d rows: %s, written to %s%n",
                file.mechanism(), sample.times().size(), outputs.keySet(), output);
        account.print(out);
        return 0;
    }

    private void write(MechanismOutput table) throws IOException {
        try (CsvWriter csv = CsvWriter.builder().build(output.resolve(table.name() + ".csv"))) {
            List<String> cells = new ArrayList<>(List.of("time"));
            cells.addAll(table.columns());
            csv.writeRecord(cells);
            for (int r = 0; r < table.rows().size(); r++) {
                cells.clear();
                cells.add(table.rows().get(r));
                for (int c = 0; c < table.columns().size(); c++) {
                    cells.add(Float.toString(table.values()[r * table.columns().size() + c]));
                }
                csv.writeRecord(cells);
            }
        }
        if (plot) {
            BitmapEncoder.saveBitmap(
                    HeatMap.of(
                            table.name(),
                            WIDTH,
                            HEIGHT,
                            "step",
                            IntStream.range(0, table.rows().size()).boxed().toList(),
                            table.columns(),
                            i -> table.values()[i]),
                    output.resolve(table.name() + ".png").toString(),
                    BitmapEncoder.BitmapFormat.PNG);
        }
    }
}
