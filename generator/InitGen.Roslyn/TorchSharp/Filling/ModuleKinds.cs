using InitGen.Graph;

namespace InitGen.Roslyn.TorchSharp.Filling;

/// <summary>The module classes of TorchSharp that have weights: a new one is one line.</summary>
public static class ModuleKinds
{
    /// <summary>All of them.</summary>
    public static EquatableArray<ModuleKind> All { get; } = EquatableArray.Of(
        Single("Linear", ModulePart.Matrix, ModuleForm.Dense, new ModuleSizes(0, 1)),
        Single("Bilinear", ModulePart.Matrix, ModuleForm.Conv, new ModuleSizes(0, 2, Kernel: 1, Dimensions: 1)),
        Single("Conv1d", ModulePart.Matrix, ModuleForm.Conv, new ModuleSizes(0, 1, 2, Dimensions: 1)),
        Single("Conv2d", ModulePart.Matrix, ModuleForm.Conv, new ModuleSizes(0, 1, 2, Dimensions: 2)),
        Single("Conv3d", ModulePart.Matrix, ModuleForm.Conv, new ModuleSizes(0, 1, 2, Dimensions: 3)),
        Single("ConvTranspose1d", ModulePart.Matrix, ModuleForm.ConvTranspose, new ModuleSizes(0, 1, 2, Dimensions: 1)),
        Single("ConvTranspose2d", ModulePart.Matrix, ModuleForm.ConvTranspose, new ModuleSizes(0, 1, 2, Dimensions: 2)),
        Single("ConvTranspose3d", ModulePart.Matrix, ModuleForm.ConvTranspose, new ModuleSizes(0, 1, 2, Dimensions: 3)),
        Single("Embedding", ModulePart.Table, ModuleForm.Embedding, new ModuleSizes(0, 1)),
        Single("EmbeddingBag", ModulePart.Table, ModuleForm.Embedding, new ModuleSizes(0, 1)),
        Single("BatchNorm1d", ModulePart.Scale, ModuleForm.Vector, new ModuleSizes(0, 0)),
        Single("BatchNorm2d", ModulePart.Scale, ModuleForm.Vector, new ModuleSizes(0, 0)),
        Single("BatchNorm3d", ModulePart.Scale, ModuleForm.Vector, new ModuleSizes(0, 0)),
        Single("InstanceNorm1d", ModulePart.Scale, ModuleForm.Vector, new ModuleSizes(0, 0)),
        Single("InstanceNorm2d", ModulePart.Scale, ModuleForm.Vector, new ModuleSizes(0, 0)),
        Single("InstanceNorm3d", ModulePart.Scale, ModuleForm.Vector, new ModuleSizes(0, 0)),
        Single("LayerNorm", ModulePart.Scale, ModuleForm.Vector, new ModuleSizes(0, 0)),
        Single("GroupNorm", ModulePart.Scale, ModuleForm.Vector, new ModuleSizes(1, 1)),
        Single("PReLU", ModulePart.Slope, ModuleForm.Vector, new ModuleSizes(0, 0)),
        Recurrent("RNN", gates: 1),
        Recurrent("RNNCell", gates: 1),
        Recurrent("GRU", gates: 3),
        Recurrent("GRUCell", gates: 3),
        Recurrent("LSTM", gates: 4),
        Recurrent("LSTMCell", gates: 4),
        Attention("MultiheadAttention"),
        Attention("Transformer"),
        Attention("TransformerEncoder"),
        Attention("TransformerEncoderLayer"),
        Attention("TransformerDecoder"),
        Attention("TransformerDecoderLayer"));

    /// <summary>The kind of a module class.</summary>
    /// <param name="name">Name of the class.</param>
    /// <returns>The kind; null for one without weights.</returns>
    public static ModuleKind? Find(string name)
    {
        foreach (ModuleKind kind in All)
        {
            if (kind.Name == name) return kind;
        }

        return null;
    }

    private static ModuleKind Single(string name, ModulePart part, ModuleForm form, ModuleSizes sizes) =>
        new(name, EquatableArray.Of(new ModuleTensor("weight", part, form)), sizes);

    private static ModuleKind Recurrent(string name, int gates) => new(
        name,
        EquatableArray.Of(
            new ModuleTensor("weight_ih", ModulePart.Gate, ModuleForm.Dense, gates),
            new ModuleTensor("weight_hh", ModulePart.Recurrent, ModuleForm.Dense, gates)),
        null);

    // Query, key and value lie in one tensor where they are of one width.
    private static ModuleKind Attention(string name) => new(
        name,
        EquatableArray.Of(
            new ModuleTensor("in_proj_weight", ModulePart.Projection, ModuleForm.Dense, 3),
            new ModuleTensor("proj", ModulePart.Projection, ModuleForm.Dense),
            new ModuleTensor("linear1", ModulePart.FeedForward, ModuleForm.Dense),
            new ModuleTensor("linear2", ModulePart.Projection, ModuleForm.Dense),
            new ModuleTensor("norm", ModulePart.Scale, ModuleForm.Vector)),
        null);
}
