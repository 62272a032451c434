using System;
using System.Collections.Generic;
using System.Linq;
using InitGen.Theory;
using Microsoft.CodeAnalysis;

namespace InitGen.Roslyn.TorchSharp;

/// <summary>What functions of tensors compute, by the library's names: the same for modules, for torch.nn.functional and for methods of tensors.</summary>
internal static class TorchFunctions
{
    private static readonly Dictionary<string, Activation> Activations = new(StringComparer.Ordinal)
    {
        ["relu"] = Activation.ReLU,
        ["relu6"] = Activation.ReLU6,
        ["leakyrelu"] = Activation.LeakyReLU,
        ["prelu"] = Activation.PReLU,
        ["rrelu"] = Activation.RReLU,
        ["elu"] = Activation.ELU,
        ["celu"] = Activation.CELU,
        ["selu"] = Activation.SELU,
        ["gelu"] = Activation.GELU,
        ["silu"] = Activation.SiLU,
        ["mish"] = Activation.Mish,
        ["tanh"] = Activation.Tanh,
        ["sigmoid"] = Activation.Sigmoid,
        ["softmax"] = Activation.Softmax,
        ["softmax2d"] = Activation.Softmax,
        ["logsoftmax"] = Activation.LogSoftmax,
        ["softplus"] = Activation.Softplus,
        ["softsign"] = Activation.Softsign,
        ["softshrink"] = Activation.Softshrink,
        ["hardswish"] = Activation.HardSwish,
        ["hardsigmoid"] = Activation.HardSigmoid,
        ["hardtanh"] = Activation.HardTanh,
        ["logsigmoid"] = Activation.LogSigmoid,
        ["tanhshrink"] = Activation.Tanhshrink,
        ["glu"] = Activation.GLU,
        ["sin"] = Activation.Sine,
        ["exp"] = Activation.Exp,
    };

    private static readonly HashSet<string> Reshapings = new(StringComparer.Ordinal)
    {
        "view", "reshape", "flatten", "unflatten", "permute", "transpose", "swapaxes", "t", "squeeze", "unsqueeze", "contiguous", "expand", "expandas", "to", "cpu", "cuda", "float", "half",
        "alias", "clone", "movetoouterdisposescope", "detachfromdisposescope", "movetootherdisposescope", "movetoouter", "detach", "totype", "repeat", "viewas", "reshapeas", "typeas", "roll", "flip",
        "pixelshuffle", "pixelunshuffle", "interpolate", "upsample", "narrow", "index", "slice", "select", "getitem", "movedim", "moveaxis", "channelshuffle", "identity", "datadetach", "disposewith",
        "requiresgrad", "ravel", "adaptto", "broadcastto", "tile", "gather", "indexselect", "take", "constantpadnd", "pad",
    };

    /// <summary>The activation of a name, with its parameter; null for what is none, and where the parameter is not known.</summary>
    /// <param name="name">The library's name, in any case.</param>
    /// <param name="parameter">A parameter by its names; NaN where it is not known, null where it was left out.</param>
    /// <returns>The activation.</returns>
    public static ActivationInfo? Find(string name, Func<string[], double?> parameter)
    {
        if (!Activations.TryGetValue(Torch.Plain(name), out Activation activation)) return null;
        double? value = activation switch
        {
            Activation.LeakyReLU => parameter(["negativeslope", "slope"]) ?? 0.01,
            Activation.ELU or Activation.CELU => parameter(["alpha"]),
            Activation.PReLU => parameter(["init"]),
            _ => null,
        };

        // Another scale, steepness or border makes another function of it.
        bool isPlain = activation switch
        {
            Activation.Softplus => parameter(["beta"]) is null or 1,
            Activation.HardTanh => parameter(["minval"]) is null or -1 && parameter(["maxval"]) is null or 1,
            Activation.Softshrink => parameter(["lambda", "lambd"]) is null or 0.5,
            Activation.ELU => parameter(["scale"]) is null or 1 && parameter(["inputscale"]) is null or 1,
            _ => true,
        };
        return !isPlain || value is { } given && (double.IsNaN(given) || ActivationTable.Validate(activation, given) is not null) ? null : ActivationTable.Get(activation, value);
    }

    /// <summary>Whether a function or module leaves the numbers as they are, or a part of them, in another order.</summary>
    public static bool IsReshaping(string name) => Reshapings.Contains(Torch.Plain(name));

    /// <summary>The parameter of a method that has one of some names.</summary>
    public static int IndexOf(IMethodSymbol method, params string[] names)
    {
        for (int i = 0; i < method.Parameters.Length; i++)
        {
            if (names.Contains(Torch.Plain(method.Parameters[i].Name))) return i;
        }

        return -1;
    }
}
