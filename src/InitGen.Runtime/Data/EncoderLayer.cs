using System.Collections.Generic;
using System.Linq;
using InitGen.CompilerServices;
using InitGen.Theory;

namespace InitGen.Data;

/// <summary>A dense layer with what follows it at once.</summary>
/// <param name="Dense">Number of the value that it makes.</param>
/// <param name="Weight">Path of its weight.</param>
/// <param name="Bias">Path of its bias, or null.</param>
/// <param name="Activation">What follows; the identity where nothing does.</param>
internal sealed record EncoderLayer(int Dense, string Weight, string? Bias, ActivationInfo Activation)
{
    /// <summary>The dense layers of a forward pass, each where it is applied first.</summary>
    public static List<EncoderLayer> Find(IReadOnlyList<ForwardStep> steps)
    {
        var layers = new List<EncoderLayer>();
        for (int i = 0; i < steps.Count; i++)
        {
            if (steps[i].Kind != ForwardStepKind.Dense || layers.Exists(known => known.Weight == steps[i].Path)) continue;
            int next = Only(steps, i);
            string? bias = next >= 0 && steps[next].Kind == ForwardStepKind.Bias ? steps[next].Path : null;
            if (bias is not null) next = Only(steps, next);

            // What is normalized before the activation is encoded without it: the activation of a value on another scale.
            ActivationInfo activation = next >= 0 && steps[next].Kind == ForwardStepKind.Activation ? steps[next].Activation! : ActivationTable.Get(InitGen.Activation.Identity);
            layers.Add(new EncoderLayer(i, steps[i].Path, bias, activation));
        }

        return layers;
    }

    private static int Only(IReadOnlyList<ForwardStep> steps, int of)
    {
        int[] users = [.. Enumerable.Range(0, steps.Count).Where(i => steps[i].Inputs.Contains(of))];
        return users.Length == 1 ? users[0] : -1;
    }
}
