using System.Linq;
using InitGen.Roslyn.Plan;

namespace InitGen.Generator.Emission;

/// <summary>What is generated so that weights can be made from data: the forward pass as a list of steps, and the calibration.</summary>
internal static class ForwardEmitter
{
    private const string Services = "global::InitGen.CompilerServices.";

    /// <summary>Writes the steps.</summary>
    /// <param name="writer">Where to.</param>
    /// <param name="forward">The forward pass.</param>
    public static void WriteSteps(CodeWriter writer, ForwardPlan forward)
    {
        writer.Line();
        writer.Line("/// <summary>The forward pass as it was compiled, for what makes weights from data. Each step is a value; numbers name those before it.</summary>");
        FileHeader.WriteHiddenAttributes(writer);
        using (writer.OpenBlock($"void {Services}IInitializable.DescribeForward({Services}ForwardSteps steps)"))
        {
            for (int i = 0; i < forward.Steps.Count; i++)
            {
                ForwardStep step = forward.Steps[i];
                string of = step.Inputs.Count == 0 ? string.Empty : step.Inputs[0].ToString(System.Globalization.CultureInfo.InvariantCulture);
                writer.Line($"steps.{Call(step, of)}; // {i}");
            }

            writer.Line($"steps.Return({forward.Output});");
        }
    }

    /// <summary>Writes the calibration.</summary>
    /// <param name="writer">Where to.</param>
    /// <param name="model">The model.</param>
    public static void WriteCalibration(CodeWriter writer, ModelPlan model)
    {
        string hides = model.HidesBase ? "new " : string.Empty;
        writer.Line();
        writer.Line("/// <summary>");
        writer.Line("/// Divides each weight of Scheme.Lsuv in turn by the standard deviation of its layer's output on a batch, until that is 1 (Mishkin and");
        writer.Line("/// Matas 2016, algorithm 1). Call it after InitializeWeights; all else is left as it is.");
        writer.Line("/// </summary>");
        writer.Line("/// <param name=\"batch\">Inputs, [rows, features], row by row: some hundred rows of standardised training data.</param>");
        writer.Line("/// <param name=\"options\">Tolerance, iterations and cancellation.</param>");
        writer.Line("/// <returns>What became of each layer.</returns>");
        writer.Line("/// <exception cref=\"global::System.ArgumentException\">The batch is no whole rows, or holds a NaN.</exception>");
        writer.Line("/// <exception cref=\"global::System.InvalidOperationException\">A layer puts out the same for all rows; then nothing was changed.</exception>");
        FileHeader.WriteGeneratedCode(writer);
        writer.Line($"public {hides}global::InitGen.CalibrationReport CalibrateWeights(global::System.ReadOnlySpan<float> batch, in global::InitGen.CalibrationOptions options = default) =>");
        writer.Line($"    {Services}Calibration.Run(this, batch, in options);");
    }

    private static string Call(ForwardStep step, string of) => step.Kind switch
    {
        ForwardStepKind.Input => "Input()",
        ForwardStepKind.Dense => $"Dense({of}, {Literals.Text(step.Path)}{(step.IsCalibrated ? ", calibrated: true" : string.Empty)})",
        ForwardStepKind.Bias => $"Bias({of}, {Literals.Text(step.Path)})",
        ForwardStepKind.Scale => $"Scale({of}, {Literals.Text(step.Path)})",
        ForwardStepKind.Activation => $"Activation({of}, global::InitGen.Activation.{step.Activation}{(step.Parameter is { } parameter ? ", " + Literals.Double(parameter) : string.Empty)})",
        ForwardStepKind.Normalize => $"Normalize({of}, global::InitGen.Normalization.{step.Normalization}, epsilon: {Literals.Double(step.Factor)})",
        ForwardStepKind.Affine => $"Affine({of}, {Literals.Double(step.Factor)}, {Literals.Double(step.Shift)})",
        _ => $"Sum({string.Join(", ", step.Inputs.Select(static input => input.ToString(System.Globalization.CultureInfo.InvariantCulture)))})",
    };
}
