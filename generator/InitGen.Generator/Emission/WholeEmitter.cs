using InitGen.Graph;
using InitGen.Roslyn.Plan;
using InitGen.Theory;

namespace InitGen.Generator.Emission;

/// <summary>What is generated for a parameter that the runtime library makes as a whole: its matrices' lengths go along.</summary>
internal static class WholeEmitter
{
    private const string Services = "global::InitGen.CompilerServices.";
    private const string Theory = "global::InitGen.Theory.";

    /// <summary>What neither threads nor shards may cut, as a last argument; nothing where any cut will do.</summary>
    public static string Grain(ParameterPlan parameter) => parameter.Scheme.Whole switch
    {
        DistributionKind.Orthogonal or DistributionKind.DeltaOrthogonal or DistributionKind.Sparse =>
            $", grain: {Factor(Rows(parameter))} * {Factor(Width(parameter))}",
        DistributionKind.UnitSphere => $", grain: {Width(parameter)}",
        _ => string.Empty,
    };

    public static void WriteFill(CodeWriter writer, ParameterPlan parameter, string seed, string kernels)
    {
        WriteChecks(writer, parameter);
        SchemePlan scheme = parameter.Scheme;
        WeightShape weight = parameter.Layer.Weight!.Value;
        string draws = $"pass.Destination, {seed}, pass.Stream, pass.Start";
        string gain = "gain: " + Literals.Double(scheme.Gain);
        string kernel = IsAsked(parameter)
            ? "shape.Shape.KernelSize, shape.Shape.KernelCentre"
            : $"{Literals.Long(weight.KernelSize)}, {Literals.Long(weight.KernelCentre)}";
        if (scheme.Whole == DistributionKind.Sparse)
        {
            using (writer.OpenBlock("while (pass.Next())"))
            {
                writer.Line($"global::{kernels}.InitKernels.Normal({draws}, mean: 0f, sigma: {Literals.Single(scheme.Std)});");
                writer.Line($"{Services}MatrixSchemes.Thin({draws}, {Rows(parameter)}, {Width(parameter)}, zeros: {Zeros(parameter)});");
            }

            return;
        }

        string call = scheme.Whole switch
        {
            DistributionKind.Orthogonal => $"Orthogonal({draws}, {Rows(parameter)}, {Width(parameter)}, {gain})",
            DistributionKind.DeltaOrthogonal => $"DeltaOrthogonal({draws}, {Rows(parameter)}, {Columns(parameter)}, {kernel}, {gain})",
            DistributionKind.UnitSphere => $"UnitSphere({draws}, {Width(parameter)}, {gain})",
            DistributionKind.Identity =>
                $"Identity(pass.Destination, pass.Start, {Rows(parameter)}, {Columns(parameter)}, {kernel}, {gain})",
            _ => $"Gate(pass.Destination, pass.Start, {Quarter(parameter)}, {Quarter(parameter)}, value: {Literals.Single(scheme.Value)})",
        };
        writer.Line("while (pass.Next())");
        writer.Line($"    {Services}MatrixSchemes.{call};");
    }

    // What could be seen at build time is a diagnostic.
    private static void WriteChecks(CodeWriter writer, ParameterPlan parameter)
    {
        WeightShape weight = parameter.Layer.Weight!.Value;
        if (weight.IsKnown && !parameter.Layer.HasNamedKernel) return;
        string display = parameter.IsOfLayer ? "layer.ToString()" : Literals.Text(parameter.Display);
        switch (parameter.Scheme.Whole)
        {
            case DistributionKind.DeltaOrthogonal:
                (string outputs, string inputs) = weight.IsTransposed
                    ? (Columns(parameter), Rows(parameter))
                    : (Rows(parameter), Columns(parameter));
                writer.Line($"{Services}Sizes.Expanding({outputs}, {inputs}, {display});");
                break;
            case DistributionKind.Gate:
                if (parameter.IsOfLayer)
                {
                    writer.Line($"layer.Size(shape[0], \"{parameter.Layer.Axes[0]}\", 4L);");
                    break;
                }

                Size size = parameter.Layer.Axes[0];
                writer.Line(
                    $"{Services}Sizes.Divisible({ParameterEmitter.AxisValue(parameter.Layer, size)}, 4L, "
                    + $"{Literals.Text(parameter.Display + ": " + size)});");
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
        if (IsAsked(parameter)) return $"{Theory}WeightDistribution.{scheme.Whole}({numbers}, shape.Shape)";
        string kernel = parameter.Layer.KernelSize == 1 ? string.Empty : ", " + Literals.Long(parameter.Layer.KernelSize);
        return $"{Theory}WeightDistribution.{scheme.Whole}({numbers}, "
            + $"new {Theory}WeightShape({Rows(parameter)}, {Columns(parameter)}{kernel}))";
    }

    private static string Zeros(ParameterPlan parameter) => !IsAsked(parameter) && parameter.Layer.Weight!.Value is { IsKnown: true } weight
        ? Literals.Long(WeightShape.Zeros(weight.Rows, parameter.Scheme.Sparsity))
        : $"{Theory}WeightShape.Zeros({Rows(parameter)}, {Literals.Double(parameter.Scheme.Sparsity)})";

    private static string Quarter(ParameterPlan parameter) => IsAsked(parameter)
        ? "shape[0] / 4L"
        : ParameterEmitter.AxisValue(parameter.Layer, parameter.Layer.Axes[0].DividedBy(4));

    private static string Factor(string value) => value.IndexOf('/') >= 0 ? $"({value})" : value;

    /// <summary>Whether the layer says its shape when the code runs.</summary>
    private static bool IsAsked(ParameterPlan parameter) => parameter is { IsOfLayer: true, Layer.IsConstant: false };

    // Of one matrix.
    private static string Rows(ParameterPlan parameter) => IsAsked(parameter)
        ? "shape.Shape.Rows"
        : ParameterEmitter.AxisValue(parameter.Layer, parameter.Layer.Axes[0].DividedBy(parameter.Layer.Weight!.Value.Matrices));

    private static string Columns(ParameterPlan parameter) => IsAsked(parameter)
        ? "shape.Shape.Columns"
        : ParameterEmitter.AxisValue(parameter.Layer, parameter.Layer.Axes[1]);

    public static string Width(ParameterPlan parameter)
    {
        if (IsAsked(parameter)) return "shape.Source.Width";
        LayerShape layer = parameter.Layer;
        Size columns = layer.Source.Axes[1];
        long kernel = layer.Source.KernelSize;
        return columns.IsConstant ? Literals.Long(columns.Constant * kernel)
            : kernel == 1 ? ParameterEmitter.AxisValue(layer, columns)
            : $"{ParameterEmitter.AxisFactor(layer, columns)} * {Literals.Long(kernel)}";
    }
}
