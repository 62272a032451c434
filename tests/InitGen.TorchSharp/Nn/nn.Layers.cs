using TorchSharp.Modules;

namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        public enum NonLinearities
        {
            ReLU = 0,
            Tanh = 1,
        }

        public enum Activations
        {
            ReLU = 0,
            GELU = 1,
        }

        /// <summary>Makers of layers with weights.</summary>
        public static Linear Linear(
            long inputSize, long outputSize, bool hasBias = true, Device? device = null, ScalarType? dtype = null) =>
            new(inputSize, outputSize, hasBias, device, dtype);

        public static Linear Linear(Parameter weight, Parameter? bias = null) => new(weight, bias);

        public static Bilinear Bilinear(
            long in1_features, long in2_features, long out_features, bool hasBias = true, Device? device = null,
            ScalarType? dtype = null) =>
            new(in1_features, in2_features, out_features, hasBias, device, dtype);

        public static PReLU PReLU(long num_parameters, double init = 0.25, Device? device = null, ScalarType? dtype = null) =>
            new(num_parameters, init, device, dtype);

        public static Embedding Embedding(
            long num_embeddings, long embedding_dims, long? padding_idx = null, double? max_norm = null, double norm_type = 2.0,
            bool scale_grad_by_freq = false, bool sparse = false, Device? device = null, ScalarType? dtype = null) =>
            new(Modules.Parameter.New([num_embeddings, embedding_dims], device, dtype));

        public static Embedding Embedding_from_pretrained(
            Tensor embeddings, bool freeze = true, long? padding_idx = null, double? max_norm = null, double norm_type = 2.0,
            bool scale_grad_by_freq = false, bool sparse = false, Device? device = null, ScalarType? dtype = null) =>
            new(new Parameter(embeddings.detach(), !freeze));

        public static EmbeddingBag EmbeddingBag(
            long num_embeddings, long embedding_dims, double? max_norm = null, double norm_type = 2.0, bool scale_grad_by_freq = false,
            EmbeddingBagMode mode = EmbeddingBagMode.Mean, bool sparse = false, bool include_last_offset = false,
            long padding_index = -1, Device? device = null, ScalarType? dtype = null) =>
            new(Modules.Parameter.New([num_embeddings, embedding_dims], device, dtype));

        public static EmbeddingBag EmbeddingBag_from_pretrained(
            Tensor embeddings, bool freeze = true, double? max_norm = null, double norm_type = 2.0, bool scale_grad_by_freq = false,
            EmbeddingBagMode mode = EmbeddingBagMode.Mean, bool sparse = false, bool include_last_offset = false,
            long padding_index = -1, Device? device = null, ScalarType? dtype = null) =>
            new(new Parameter(embeddings.detach(), !freeze));

        public static RNN RNN(
            long inputSize, long hiddenSize, long numLayers = 1, NonLinearities nonLinearity = NonLinearities.Tanh, bool bias = true,
            bool batchFirst = false, double dropout = 0.0, bool bidirectional = false, Device? device = null, ScalarType? dtype = null) =>
            new(new Recurrent(inputSize, hiddenSize, bias, device, dtype, numLayers, bidirectional));

        public static GRU GRU(
            long inputSize, long hiddenSize, long numLayers = 1, bool bias = true, bool batchFirst = false, double dropout = 0.0,
            bool bidirectional = false, Device? device = null, ScalarType? dtype = null) =>
            new(new Recurrent(inputSize, hiddenSize, bias, device, dtype, numLayers, bidirectional));

        public static LSTM LSTM(
            long inputSize, long hiddenSize, long numLayers = 1, bool bias = true, bool batchFirst = false, double dropout = 0.0,
            bool bidirectional = false, Device? device = null, ScalarType? dtype = null) =>
            new(new Recurrent(inputSize, hiddenSize, bias, device, dtype, numLayers, bidirectional));

        public static RNNCell RNNCell(
            long inputSize, long hiddenSize, NonLinearities nonLinearity = NonLinearities.Tanh, bool bias = true,
            Device? device = null, ScalarType? dtype = null) =>
            new(new Recurrent(inputSize, hiddenSize, bias, device, dtype));

        public static GRUCell GRUCell(
            long inputSize, long hiddenSize, bool bias = true, Device? device = null, ScalarType? dtype = null) =>
            new(new Recurrent(inputSize, hiddenSize, bias, device, dtype));

        public static LSTMCell LSTMCell(
            long inputSize, long hiddenSize, bool bias = true, Device? device = null, ScalarType? dtype = null) =>
            new(new Recurrent(inputSize, hiddenSize, bias, device, dtype));

        public static MultiheadAttention MultiheadAttention(
            long embedded_dim, long num_heads, double dropout = 0.0, bool bias = true, bool add_bias_kv = false,
            bool add_zero_attn = false, long? kdim = null, long? vdim = null) =>
            new(embedded_dim, bias, add_bias_kv, kdim ?? embedded_dim, vdim ?? embedded_dim);

        public static Transformer Transformer(
            long d_model = 512, long nhead = 8, long num_encoder_layers = 6, long num_decoder_layers = 6, long dim_feedforward = 2048,
            double dropout = 0.1, Activations activation = Activations.ReLU) =>
            new(d_model, dim_feedforward, num_encoder_layers, num_decoder_layers);

        public static TransformerEncoder TransformerEncoder(TransformerEncoderLayer encoder_layer, long num_layers) =>
            new(encoder_layer.Shape, num_layers);

        public static TransformerEncoderLayer TransformerEncoderLayer(
            long d_model = 512, long nhead = 8, long dim_feedforward = 2048, double dropout = 0.1,
            Activations activation = Activations.ReLU) =>
            new(new TransformerShape(d_model, dim_feedforward, IsDecoder: false));

        public static TransformerDecoder TransformerDecoder(TransformerDecoderLayer decoder_layer, long num_layers) =>
            new(decoder_layer.Shape, num_layers);

        public static TransformerDecoderLayer TransformerDecoderLayer(
            long d_model = 512, long nhead = 8, long dim_feedforward = 2048, double dropout = 0.1,
            Activations activation = Activations.ReLU) =>
            new(new TransformerShape(d_model, dim_feedforward, IsDecoder: true));
    }
}
