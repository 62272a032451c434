using System.Collections.Generic;
using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>The parameters that recurrent networks have, in the native library's order.</summary>
internal sealed record Recurrent(
    long Input, long Hidden, bool HasBias, Device? Device, ScalarType? Type, long Layers = 1, bool IsBidirectional = false)
{
    public IEnumerable<(string Name, Parameter Parameter)> Parameters(long gates)
    {
        for (long layer = 0; layer < Layers; layer++)
        {
            long width = layer == 0 ? Input : Hidden * (IsBidirectional ? 2 : 1);
            foreach (string suffix in IsBidirectional ? new[] { $"_l{layer}", $"_l{layer}_reverse" } : [$"_l{layer}"])
            {
                foreach ((string Name, Parameter) parameter in Cell(gates, width, suffix)) yield return parameter;
            }
        }
    }

    public IEnumerable<(string Name, Parameter Parameter)> CellParameters(long gates) => Cell(gates, Input, "");

    private IEnumerable<(string Name, Parameter Parameter)> Cell(long gates, long width, string suffix)
    {
        yield return ("weight_ih" + suffix, Parameter.New([gates * Hidden, width], Device, Type));
        yield return ("weight_hh" + suffix, Parameter.New([gates * Hidden, Hidden], Device, Type));
        if (!HasBias) yield break;
        yield return ("bias_ih" + suffix, Parameter.New([gates * Hidden], Device, Type));
        yield return ("bias_hh" + suffix, Parameter.New([gates * Hidden], Device, Type));
    }
}
