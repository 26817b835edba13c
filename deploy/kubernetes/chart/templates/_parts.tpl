{{- define "heed.inputs" -}}sensor-readings{{- end }}
{{- define "heed.outputs" -}}weighted-features saliency forecasts saliency-alerts dead-letters{{- end }}
{{/* Topics about models, where the job reads updates of them. */}}
{{- define "heed.updates" -}}{{ get .Values.job.options "heed.models.updates-topic" | default "" }}{{- end }}
{{- define "heed.modelOutputs" -}}
{{ get .Values.job.options "heed.models.status-topic" | default "model-status" }} {{ get .Values.job.options "heed.models.comparisons-topic" | default "model-comparisons" }}
{{- end }}

{{- define "heed.image" -}}
{{- .root.Values.images | dig .name "" }}:{{ .root.Values.images.tag | default .root.Chart.AppVersion }}
{{- end }}

{{/* What a client of the Kafka needs in its container. */}}
{{- define "heed.kafkaEnv" -}}
- name: HEED_JAAS
  valueFrom:
    secretKeyRef:
      name: {{ . }}
      key: sasl.jaas.config
{{- end }}

{{- define "heed.kafkaMounts" -}}
- name: kafka-client
  mountPath: /etc/heed/client
  readOnly: true
- name: kafka-ca
  mountPath: /etc/heed/ca
  readOnly: true
{{- end }}

{{- define "heed.kafkaVolumes" -}}
- name: kafka-client
  configMap:
    name: {{ .Release.Name }}-kafka-client
- name: kafka-ca
  secret:
    secretName: {{ .Values.kafka.cluster }}-cluster-ca-cert
    items:
      - key: ca.crt
        path: ca.crt
{{- end }}

{{- define "heed.restricted" -}}
allowPrivilegeEscalation: false
readOnlyRootFilesystem: true
capabilities:
  drop: [ALL]
{{- end }}

{{- define "heed.podSecurity" -}}
runAsNonRoot: true
runAsUser: 9999
runAsGroup: 9999
fsGroup: 9999
seccompProfile:
  type: RuntimeDefault
{{- end }}
