using System.Collections.Generic;
using System.Linq;
using InitGen.Graph;

namespace InitGen.Compiler.Tests.Running.Table;

/// <summary>
/// A layer of the table: how it is declared, and what follows from that by theory, counted by hand and not by the product. Fan-in is the
/// number of products that one output sums, fan-out that which one input enters.
/// </summary>
/// <param name="Name">Its name in fields.</param>
/// <param name="Kind">What kind it is.</param>
/// <param name="Attribute">How it is declared.</param>
/// <param name="Axes">Its weight's lengths.</param>
/// <param name="FanIn">Products summed for an output.</param>
/// <param name="FanOut">Products summed for an input on the way back.</param>
/// <param name="Matrices">Groups, or matrices stacked along the outputs.</param>
/// <param name="Centre">Index of the middle of the kernel.</param>
/// <param name="Owner">The layer that a bias belongs to, as it is declared; null for what is none.</param>
/// <param name="InAllContainers">Whether its weight is kept in each container that fits, or in a vector alone.</param>
internal sealed record Layer(
    string Name,
    LayerKind Kind,
    string Attribute,
    int[] Axes,
    double FanIn,
    double FanOut,
    int Matrices = 1,
    int Centre = 0,
    string? Owner = null,
    bool InAllContainers = false)
{
    /// <summary>Long enough for laws to be told apart, short enough for a thousand of them.</summary>
    private const int Vector = 4096;

    public static readonly Layer Dense = new("dense", LayerKind.Dense, "Dense(96, 64)", [64, 96], 96, 64, InAllContainers: true);

    // Query, key and value, each of 64 outputs.
    public static readonly Layer Packed = new("packed", LayerKind.Dense, "Dense(48, 192, Packed = 3)", [192, 48], 48, 64, Matrices: 3);

    // Each output sees 24 of the 48 inputs, each input is seen by 32 of the 64 outputs.
    public static readonly Layer Conv1 = new(
        "conv1", LayerKind.Conv, "Conv(48, 64, 5, Groups = 2)", [64, 24, 5], 24 * 5, 32 * 5, Matrices: 2, Centre: 2, InAllContainers: true);

    public static readonly Layer Conv2 = new(
        "conv2", LayerKind.Conv, "Conv(24, 32, 3, 3)", [32, 24, 3, 3], 24 * 9, 32 * 9, Centre: 4, InAllContainers: true);

    public static readonly Layer Depthwise = new(
        "depthwise", LayerKind.Conv, "Conv(256, 512, 3, 3, Groups = 256)", [512, 1, 3, 3], 9, 2 * 9, Matrices: 256, Centre: 4);

    // An output at stride 2 x 2 meets a quarter of the kernel.
    public static readonly Layer Up = new(
        "up", LayerKind.ConvTranspose, "ConvTranspose(24, 40, 3, 3, Groups = 2, Stride = 2)", [24, 20, 3, 3], 12 * 9 / 4.0, 20 * 9, Matrices: 2, Centre: 4);

    // A row is picked, and nothing is summed.
    public static readonly Layer Embedding = new("table", LayerKind.Embedding, "Embedding(80, 64)", [80, 64], 1, 64);

    public static readonly Layer Norm = new("gamma", LayerKind.Norm, "Norm(4096)", [Vector], 0, 0);

    public static readonly Layer Shift = new("beta", LayerKind.Bias, "Bias(4096, For = nameof(_norm))", [Vector], 0, 0, Owner: "Norm(4096)");

    public static readonly Layer Bias = new(
        "bias", LayerKind.Bias, "Bias(4096, For = nameof(_layer))", [Vector], 0, 0, Owner: "Dense(4, 4096)", InAllContainers: true);

    public static readonly IReadOnlyList<Layer> All = [Dense, Packed, Conv1, Conv2, Depthwise, Up, Embedding, Norm, Shift, Bias];

    public int Rank => Axes.Length;

    public int Length => Axes.Aggregate(1, static (product, axis) => product * axis);

    public int Rows => Axes[0] / Matrices;

    public int Columns => Axes[1];

    public int Kernel => Axes.Skip(2).Aggregate(1, static (product, axis) => product * axis);

    /// <summary>The length of a row.</summary>
    public int Width => Columns * Kernel;

    public bool IsWeight => Kind is LayerKind.Dense or LayerKind.Conv or LayerKind.ConvTranspose;

    public bool IsConvolution => Kind is LayerKind.Conv or LayerKind.ConvTranspose;
}
