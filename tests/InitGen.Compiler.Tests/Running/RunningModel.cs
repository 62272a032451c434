using System;
using System.Collections.Generic;
using System.Linq;
using System.Reflection;
using InitGen.CompilerServices;
using InitGen.Generator;
using InitGen.Testing;

namespace InitGen.Compiler.Tests.Running;

/// <summary>A model compiled with its generated code, loaded, and initialized.</summary>
internal sealed class RunningModel : IDisposable
{
    private readonly CompiledModel _compiled;

    private RunningModel(CompiledModel compiled) => _compiled = compiled;

    public static RunningModel Load(string model, bool allowUnsafe = false) => new(CompiledModel.Load(
        Compiler.Project.WithSources(Compiler.Model(model)) with { NoWarn = ["CS0169", "CS0649", "CS0414"], AllowUnsafe = allowUnsafe },
        new InitGenerator()));

    public object Create(string type, params object?[] arguments) => _compiled.Create("Models." + type, arguments);

    public object Create(Type type, params object?[] arguments) => _compiled.Create(type, arguments);

    public Type Type(string name) => _compiled.Type("Models." + name);

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

    public float[] Weights(object instance, string name) => _compiled.Field<float[]>(instance, name);

    public void SetField(object instance, string name, object? value) => _compiled.SetField(instance, name, value);

    public object? Call(object instance, string method, params object?[] arguments) => _compiled.Call(instance, method, arguments);

    public object? CallStatic(string type, string method, params object?[] arguments) => _compiled.CallStatic("Models." + type, method, arguments);

    public static IReadOnlyList<ParameterDescription> Parameters(object instance)
    {
        var collector = new ParameterCollector();
        ((IInitializable)instance).DescribeWeights(collector);
        return collector.Parameters;
    }

    public static string Paths(object instance) => string.Join(" ", Parameters(instance).Select(parameter => parameter.Path));

    public static float[] Slice(object instance, string path, long start, int count, ulong seed = 0)
    {
        var slice = new float[count];
        ((IInitializable)instance).FillParameter(path, start, slice, seed);
        return slice;
    }

    /// <summary>The exception that initialization throws, unwrapped.</summary>
    public Exception Throws(object instance)
    {
        Exception? thrown = Record.Exception(() => Initialize(instance));
        while (thrown is TargetInvocationException { InnerException: { } inner }) thrown = inner;
        Assert.NotNull(thrown);
        return thrown;
    }

    public void Dispose() => _compiled.Dispose();
}
