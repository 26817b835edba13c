package dev.heed.detect;

import dev.heed.model.serving.ModelId;
import dev.heed.state.Codec;
import dev.heed.state.StateCodec;
import java.io.IOException;
import java.util.HexFormat;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** Detection state with the model that it is of, as bytes; that of a job of one model is read as of a model without a name. */
final class ServedDetectionCodec implements Codec<ServedDetection> {
    private static final int VERSION = 9;
    private static final int DIGEST_BYTES = 32;

    private final Codec<EntityDetection> detections;

    private ServedDetectionCodec(Codec<EntityDetection> detections) {
        this.detections = detections;
    }

    /** Its state; every value is kept as bytes. */
    static StateCodec<ServedDetection> state() {
        StateCodec<EntityDetection> ofOne = EntityDetectionCodec.state(true);
        StateCodec<ServedDetection> codec = new StateCodec<>(
                        "detection state", VERSION, new ServedDetectionCodec(ofOne.codec()), entity -> true)
                .reading(ofOne.version(), new OfOneModel(ofOne.codec()));
        for (var earlier : ofOne.earlier().entrySet()) {
            codec = codec.reading(earlier.getKey(), new OfOneModel(earlier.getValue()));
        }
        return codec;
    }

    /** One within the bytes of another state. */
    static Codec<ServedDetection> codec() {
        return state().codec();
    }

    @Override
    public void write(ServedDetection entity, DataOutputView out) throws IOException {
        ModelId model = entity.model();
        out.writeBoolean(model != null);
        if (model != null) {
            write(model, out);
        }
        out.writeUTF(entity.series());
        detections.write(entity.detection(), out);
    }

    @Override
    public ServedDetection read(DataInputView in) throws IOException {
        ModelId model = in.readBoolean() ? readModel(in) : null;
        String series = in.readUTF();
        return new ServedDetection(model, series, detections.read(in));
    }

    /** Writes which model; its digest as the bytes that the hexadecimal digits stand for. */
    static void write(ModelId model, DataOutputView out) throws IOException {
        out.writeUTF(model.name());
        out.writeUTF(model.version());
        out.write(HexFormat.of().parseHex(model.digest()));
    }

    /** Reads what {@link #write(ModelId, DataOutputView)} wrote. */
    static ModelId readModel(DataInputView in) throws IOException {
        String name = in.readUTF();
        String version = in.readUTF();
        byte[] digest = new byte[DIGEST_BYTES];
        in.readFully(digest);
        return new ModelId(name, version, HexFormat.of().formatHex(digest));
    }

    private record OfOneModel(Codec<EntityDetection> detections) implements Codec<ServedDetection> {
        @Override
        public void write(ServedDetection entity, DataOutputView out) {
            throw new UnsupportedOperationException("state of one model is read, never written");
        }

        @Override
        public ServedDetection read(DataInputView in) throws IOException {
            return new ServedDetection(null, "", detections.read(in));
        }
    }
}
