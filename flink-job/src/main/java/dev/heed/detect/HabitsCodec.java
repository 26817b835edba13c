package dev.heed.detect;

import static dev.heed.state.Varints.readUnsigned;
import static dev.heed.state.Varints.writeUnsigned;

import dev.heed.state.Codec;
import java.io.IOException;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** How channels usually change, as bytes: some 16 for each. */
final class HabitsCodec implements Codec<Habits> {
    @Override
    public void write(Habits habits, DataOutputView out) throws IOException {
        writeUnsigned(habits.channels.size(), out);
        for (Habit habit : habits.channels) {
            writeUnsigned(habit.seen, out);
            out.writeFloat(habit.last);
            writeUnsigned(habit.unchanged, out);
            out.writeFloat(habit.still);
            out.writeFloat(habit.change);
        }
    }

    @Override
    public Habits read(DataInputView in) throws IOException {
        Habits habits = new Habits();
        for (long left = readUnsigned(in); left > 0; left--) {
            Habit habit = new Habit();
            habit.seen = (int) readUnsigned(in);
            habit.last = in.readFloat();
            habit.unchanged = (int) readUnsigned(in);
            habit.still = in.readFloat();
            habit.change = in.readFloat();
            habits.channels.add(habit);
        }
        return habits;
    }
}
