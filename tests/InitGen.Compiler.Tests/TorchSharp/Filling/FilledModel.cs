using System;
using System.Collections.Generic;
using System.Linq;
using System.Runtime.InteropServices;
using InitGen.Compiler.Tests.Running;
using InitGen.Generator;
using InitGen.Testing;
using static TorchSharp.torch;

namespace InitGen.Compiler.Tests.Torch;

/// <summary>Modules compiled with their generated code, loaded, and initialized.</summary>
internal sealed class FilledModel : IDisposable
{
    private readonly CompiledModel _compiled;

    private FilledModel(CompiledModel compiled) => _compiled = compiled;

    public static FilledModel Load(string source) => new(CompiledModel.Load(
        TorchSharpProject.Template.WithSources(TorchSharpProject.Model(source)) with { NoWarn = ["CS0169", "CS0649", "CS0414"] }, new InitGenerator()));

    public object Create(string type, params object?[] arguments) => _compiled.Create("Models." + type, arguments);

    /// <summary>Creates a module and fills it.</summary>
    public object Fill(string type, ulong seed = 0, params object?[] arguments) => Initialize(Create(type, arguments), seed);

    public object Initialize(object instance, ulong seed = 0)
    {
        _compiled.Call(instance, "InitializeWeights", seed);
        return instance;
    }

    public object Initialize(object instance, InitializationOptions options)
    {
        _compiled.Call(instance, "InitializeWeights", options);
        return instance;
    }

    public T Field<T>(object instance, string name) => _compiled.Field<T>(instance, name);

    public string Throws(object instance) => Assert.Throws<InvalidOperationException>(() => Initialize(instance)).Message;

    /// <summary>The elements of each parameter, by its name in the library's state.</summary>
    public static Dictionary<string, double[]> Values(object module) => ((nn.Module)module).named_parameters()
        .ToDictionary(static parameter => parameter.name, static parameter => Values(parameter.parameter));

    public static double[] Values(Tensor tensor)
    {
        Tensor values = tensor.detach().cpu().to(float32).contiguous();
        return Array.ConvertAll(MemoryMarshal.Cast<byte, float>(values.bytes).ToArray(), static value => (double)value);
    }

    /// <summary>The path that a name has: members are registered under their names in full.</summary>
    public static string Path(string name) => name.StartsWith('_') ? name[1..] : name;

    /// <summary>Every parameter that is described was filled from the law that it is described with, and no other is left.</summary>
    public static void HasItsLaws(object module)
    {
        Dictionary<string, double[]> values = Values(module).ToDictionary(static pair => Path(pair.Key), static pair => pair.Value);
        IReadOnlyList<ParameterDescription> described = RunningModel.Parameters(module);
        Assert.Equal(values.Keys.Order(), described.Select(static parameter => parameter.Path).Order());
        foreach (ParameterDescription parameter in described)
        {
            double[] elements = values[parameter.Path];
            Assert.Equal(parameter.Length, elements.Length);
            Assert.DoesNotContain(double.NaN, elements);
            HasLaw(parameter, elements);
        }
    }

    // Six standard deviations of the mean, and of the mean square of a normal law, which has the longest tails of all.
    private static void HasLaw(ParameterDescription parameter, double[] elements)
    {
        double n = elements.Length;
        double sigma = parameter.Distribution.StandardDeviation;
        double mean = parameter.Distribution.Mean;
        Assert.InRange(elements.Average(), mean - (6 * sigma / Math.Sqrt(n)) - 1e-6, mean + (6 * sigma / Math.Sqrt(n)) + 1e-6);
        double variance = elements.Average(value => (value - mean) * (value - mean));
        double bound = 6 * sigma * sigma * Math.Sqrt(2 / n);
        Assert.InRange(variance, (sigma * sigma) - bound - 1e-9, (sigma * sigma) + bound + 1e-9);
    }

    public void Dispose() => _compiled.Dispose();
}
