package dev.heed.emit;

import dev.heed.detect.Alert;
import dev.heed.detect.Detection;
import dev.heed.model.serving.ModelId;
import dev.heed.models.KnownModels;
import dev.heed.models.ModelTag;
import dev.heed.models.ServedModel;
import dev.heed.wire.Encoding;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.functions.RichFlatMapFunction;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.util.Collector;

/** Detections of many models as Kafka records, each after the card of the model that it is of. */
public final class ModelDetectionEncoder extends RichFlatMapFunction<Detection, Outgoing> {
    private static final long serialVersionUID = 1L;

    private final Configuration options;
    private final Encoding encoding;
    private final OutputTopics topics;
    /** By digest. */
    private transient Map<String, DetectionEncoder> encoders;

    @SuppressWarnings("NullAway.Init") // made in open
    private ModelDetectionEncoder(Configuration options, Encoding encoding, OutputTopics topics) {
        this.options = options;
        this.encoding = encoding;
        this.topics = topics;
    }

    /** To the main topics. */
    public static ModelDetectionEncoder of(Configuration options, Encoding encoding) {
        return new ModelDetectionEncoder(options, encoding, OutputTopics.of(options));
    }

    /** To the topics of what shadows give. */
    public static ModelDetectionEncoder ofShadows(Configuration options, Encoding encoding) {
        return new ModelDetectionEncoder(
                options, encoding, OutputTopics.of(options).shadows());
    }

    @Override
    public void open(OpenContext context) {
        encoders = new HashMap<>();
    }

    @Override
    public void flatMap(Detection detection, Collector<Outgoing> out) {
        ModelTag model = Objects.requireNonNull(
                detection.attended().steps().model(), "a job of many models names one for each window");
        int hop = detection.attended().steps().hop();
        DetectionEncoder encoder = encoders.get(model.digest());
        if (encoder == null) {
            encoder = begin(KnownModels.of(model, hop, getRuntimeContext()));
        }
        for (Alert alert : detection.alerts()) {
            ModelId former = alert.former();
            if (former != null) {
                former(former, hop, encoder).former(detection.entity(), alert, former, out);
            }
        }
        encoder.flatMap(detection, out);
    }

    /** The encoder of a model that served the entity before; after a restart its card may be gone. */
    private DetectionEncoder former(ModelId model, int hop, DetectionEncoder otherwise) {
        DetectionEncoder known = encoders.get(model.digest());
        return known != null
                ? known
                : KnownModels.find(model.digest(), hop).map(this::begin).orElse(otherwise);
    }

    private DetectionEncoder begin(ServedModel model) {
        DetectionEncoder encoder = DetectionEncoder.of(options, encoding, model.card(), topics);
        encoder.open();
        encoders.put(model.tag().digest(), encoder);
        return encoder;
    }
}
