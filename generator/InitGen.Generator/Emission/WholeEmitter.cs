using InitGen.Graph;
using InitGen.Roslyn.Plan;
using InitGen.Theory;

namespace InitGen.Generator.Emission;

/// <summary>What is generated for a parameter that the runtime library makes as a whole: its matrices' lengths go along.</summary>
internal static class WholeEmitter
{
    private const string Services = "global::InitGen.CompilerServices.";
    private const string Theory = "global::InitGen.Theory.";

    /// <summary>
    /// Where threads and shards may cut the parameter: a matrix whose entries hang together nowhere, rows that are made one by one
    /// between them.
    /// </summary>
    public static string Grain(ParameterPlan parameter, string length) => parameter.Scheme.Whole switch
    {
        DistributionKind.Orthogonal or DistributionKind.DeltaOrthogonal => ", grain: " + length,
        DistributionKind.UnitSphere => ", grain: " + Width(parameter.Layer),
        _ => string.Empty,
    };

    public static void WriteFill(CodeWriter writer, ParameterPlan parameter, string seed, string kernels)
    {
        SchemePlan scheme = parameter.Scheme;
        WeightShape weight = parameter.Layer.Weight!.Value;
        string draws = $"pass.Destination, {seed}, pass.Stream, pass.Start";
        string gain = "gain: " + Literals.Double(scheme.Gain);
        string kernel = $"{Literals.Long(weight.KernelSize)}, {Literals.Long(weight.KernelCentre)}";
        switch (scheme.Whole)
        {
            case DistributionKind.Orthogonal:
                writer.Line($"{Services}MatrixSchemes.Orthogonal({draws}, {Rows(parameter)}, {Width(parameter.Layer)}, {gain});");
                break;
            case DistributionKind.DeltaOrthogonal:
                if (!weight.IsKnown)
                {
                    (string outputs, string inputs) = weight.IsTransposed
                        ? (Columns(parameter), Rows(parameter))
                        : (Rows(parameter), Columns(parameter));
                    writer.Line($"{Services}Sizes.Expanding({outputs}, {inputs}, {Literals.Text(parameter.Display)});");
                }

                writer.Line(
                    $"{Services}MatrixSchemes.DeltaOrthogonal({draws}, {Rows(parameter)}, {Columns(parameter)}, {kernel}, {gain});");
                break;
            case DistributionKind.UnitSphere:
                writer.Line($"{Services}MatrixSchemes.UnitSphere({draws}, {Width(parameter.Layer)}, {gain});");
                break;
            case DistributionKind.Identity:
                writer.Line(
                    $"{Services}MatrixSchemes.Identity(pass.Destination, pass.Start, {Rows(parameter)}, {Columns(parameter)}, "
                    + $"{kernel}, {gain});");
                break;
            case DistributionKind.Gate:
                string quarter = ParameterEmitter.AxisValue(parameter.Layer, parameter.Layer.Axes[0].DividedBy(4));
                if (!weight.IsKnown)
                {
                    writer.Line(
                        $"{Services}Sizes.Divisible({ParameterEmitter.AxisValue(parameter.Layer, parameter.Layer.Axes[0])}, 4L, "
                        + $"{Literals.Text(parameter.Display + ": " + parameter.Layer.Axes[0])});");
                }

                writer.Line($"{Services}MatrixSchemes.Gate(pass.Destination, pass.Start, {quarter}, {quarter}, value: {Literals.Single(scheme.Value)});");
                break;
            default:
                string rows = Rows(parameter);
                string zeros = weight.IsKnown
                    ? Literals.Long(WeightShape.Zeros(weight.Rows, scheme.Sparsity))
                    : $"{Theory}WeightShape.Zeros({rows}, {Literals.Double(scheme.Sparsity)})";
                writer.Line($"global::{kernels}.InitKernels.Normal({draws}, mean: 0f, sigma: {Literals.Single(scheme.Std)});");
                writer.Line($"{Services}MatrixSchemes.Thin({draws}, {rows}, {Width(parameter.Layer)}, zeros: {zeros});");
                break;
        }
    }

    public static string Law(ParameterPlan parameter)
    {
        SchemePlan scheme = parameter.Scheme;
        if (scheme.Whole == DistributionKind.Gate)
            return $"{Theory}WeightDistribution.Gate({Literals.Double(scheme.Value)}, 0.25d)";

        string numbers = scheme.Whole == DistributionKind.Sparse
            ? $"{Literals.Double(scheme.Std)}, {Literals.Double(scheme.Sparsity)}"
            : Literals.Double(scheme.Gain);
        string kernel = parameter.Layer.KernelSize == 1 ? string.Empty : ", " + Literals.Long(parameter.Layer.KernelSize);
        return $"{Theory}WeightDistribution.{scheme.Whole}({numbers}, "
            + $"new {Theory}WeightShape({Rows(parameter)}, {Columns(parameter)}{kernel}))";
    }

    // Of one matrix.
    private static string Rows(ParameterPlan parameter) =>
        ParameterEmitter.AxisValue(parameter.Layer, parameter.Layer.Axes[0].DividedBy(parameter.Layer.Weight!.Value.Matrices));

    private static string Columns(ParameterPlan parameter) => ParameterEmitter.AxisValue(parameter.Layer, parameter.Layer.Axes[1]);

    public static string Width(LayerShape layer)
    {
        Size columns = layer.Source.Axes[1];
        long kernel = layer.Source.KernelSize;
        return columns.IsConstant ? Literals.Long(columns.Constant * kernel)
            : kernel == 1 ? ParameterEmitter.AxisValue(layer, columns)
            : $"{ParameterEmitter.AxisFactor(layer, columns)} * {Literals.Long(kernel)}";
    }
}
