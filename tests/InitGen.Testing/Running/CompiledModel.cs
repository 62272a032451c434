using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Reflection;
using System.Runtime.Loader;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Xunit;

namespace InitGen.Testing;

/// <summary>
/// A project that was compiled with its generators and loaded, so that a test can run it.
/// </summary>
/// <remarks>
/// Compiler warnings and errors fail the test. The code lives in a collectible load context; assemblies that the test process
/// has, such as a runtime library under test, are shared with it, so that their types are the same on both sides.
/// Arguments with <c>ref struct</c> types cannot be passed by reflection: put a method that makes them into the source.
/// </remarks>
/// <example><code>
/// using var model = CompiledModel.Load(project, new InitGenerator());
/// var net = model.Create("DigitClassifier");
/// model.Call(net, "InitializeWeights", 42UL);
/// var weights = model.Field&lt;float[]&gt;(net, "_hidden");
/// </code></example>
public sealed class CompiledModel : IDisposable
{
    private const BindingFlags Members =
        BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.FlattenHierarchy | BindingFlags.DoNotWrapExceptions;

    private readonly ModelLoadContext _context;

    private CompiledModel(ModelLoadContext context, Assembly assembly) => (_context, Assembly) = (context, assembly);

    /// <summary>The project's assembly.</summary>
    public Assembly Assembly { get; }

    /// <summary>Compiles and loads one source.</summary>
    public static CompiledModel Load(string source, params ImmutableArray<IIncrementalGenerator> generators) =>
        Load(TestProject.Of(source), generators);

    /// <summary>Compiles and loads a project and those it refers to.</summary>
    public static CompiledModel Load(TestProject project, params ImmutableArray<IIncrementalGenerator> generators) =>
        Load(project, generators, allowedDiagnostics: []);

    /// <summary>Compiles and loads a project and those it refers to, which may have warnings with the given ids.</summary>
    public static CompiledModel Load(
        TestProject project, ImmutableArray<IIncrementalGenerator> generators, ImmutableArray<string> allowedDiagnostics)
    {
        var images = new Dictionary<string, byte[]>(StringComparer.Ordinal);
        foreach (var compiled in CompiledProject.Closure(project, generators))
            images.Add(compiled.Project.Name, Emit(compiled.Output, allowedDiagnostics));

        var paths = project.Closure().SelectMany(p => p.References).OfType<PortableExecutableReference>()
            .Select(r => r.FilePath).OfType<string>().Where(File.Exists).Distinct()
            .ToLookup(path => Path.GetFileNameWithoutExtension(path)!, StringComparer.Ordinal);
        var context = new ModelLoadContext(images, paths);
        return new CompiledModel(context, context.LoadFromAssemblyName(new AssemblyName(project.Name)));
    }

    /// <summary>A type by its full metadata name, for instance <c>Models.Outer+Inner`1</c>.</summary>
    public Type Type(string name) =>
        Assembly.GetType(name) ?? throw new VerificationException(
            $"There is no type '{name}' in {Assembly.GetName().Name}. Its types:\n\n{Describe.List(Assembly.GetTypes().Select(t => t.FullName!))}");

    /// <summary>Creates an instance, with any accessible or private constructor that fits the arguments.</summary>
    public object Create(string typeName, params object?[] arguments) => Create(Type(typeName), arguments);

    /// <summary>Creates an instance of a type that was made generic or otherwise found by the test.</summary>
    public object Create(Type type, params object?[] arguments) =>
        type.IsValueType && arguments.Length == 0 && type.GetConstructor(System.Type.EmptyTypes) is null
            ? Activator.CreateInstance(type)!
            : Activator.CreateInstance(type, Members | BindingFlags.Instance | BindingFlags.CreateInstance, null, arguments, CultureInfo.InvariantCulture)!;

    /// <summary>Calls an instance method, public or not, inherited or not; trailing optional arguments may be left out.</summary>
    public object? Call(object instance, string method, params object?[] arguments) =>
        Invoke(instance.GetType(), instance, method, BindingFlags.Instance, arguments);

    /// <summary>Calls a static method; trailing optional arguments may be left out.</summary>
    public object? CallStatic(string typeName, string method, params object?[] arguments) =>
        Invoke(Type(typeName), null, method, BindingFlags.Static, arguments);

    /// <summary>Reads a field, public or not, declared in the type or in a base type.</summary>
    public T Field<T>(object instance, string name) => (T)FieldOf(instance.GetType(), name).GetValue(instance)!;

    /// <summary>Writes a field, public or not, declared in the type or in a base type.</summary>
    public void SetField(object instance, string name, object? value) => FieldOf(instance.GetType(), name).SetValue(instance, value);

    /// <summary>Reads a property, public or not, declared in the type or in a base type.</summary>
    public T Property<T>(object instance, string name)
    {
        for (var type = instance.GetType(); type is not null; type = type.BaseType)
        {
            if (type.GetProperty(name, Members | BindingFlags.Instance | BindingFlags.DeclaredOnly) is { } property)
                return (T)property.GetValue(instance, Members, null, null, CultureInfo.InvariantCulture)!;
        }

        throw new VerificationException($"{instance.GetType()} has no property '{name}'.");
    }

    /// <summary>Unloads the code as soon as nothing refers to it any more.</summary>
    public void Dispose() => _context.Unload();

    private static byte[] Emit(CSharpCompilation compilation, ImmutableArray<string> allowed)
    {
        using var image = new MemoryStream();
        var result = compilation.Emit(image, cancellationToken: TestContext.Current.CancellationToken);
        var problems = result.Diagnostics
            .Where(d => d.Severity >= DiagnosticSeverity.Warning && !d.IsSuppressed && !allowed.Contains(d.Id)).ToList();
        if (result.Success && problems.Count == 0)
            return image.ToArray();

        throw new VerificationException(
            $"{compilation.AssemblyName} does not compile without errors and warnings.\n\n"
            + Describe.List(problems.Select(d => $"{Describe.Diagnostic(d)}\n{Describe.Place(d.Location)}")) + "\n\n"
            + SourcePrinter.Print(
                problems.Select(d => d.Location.SourceTree).OfType<SyntaxTree>().Distinct(), problems.Select(d => SourceNote.Of(d, ""))));
    }

    private static object? Invoke(Type type, object? instance, string name, BindingFlags kind, object?[] arguments)
    {
        // The default binder wants private methods of base types named by the type that declares them.
        for (var declaring = type; declaring is not null; declaring = declaring.BaseType)
        {
            if (declaring.GetMember(name, MemberTypes.Method, Members | kind | BindingFlags.DeclaredOnly).Length == 0)
                continue;
            try
            {
                return declaring.InvokeMember(
                    name,
                    Members | kind | BindingFlags.InvokeMethod | BindingFlags.OptionalParamBinding,
                    null, instance, arguments, CultureInfo.InvariantCulture);
            }
            catch (MissingMethodException e)
            {
                var methods = declaring.GetMember(name, MemberTypes.Method, Members | kind | BindingFlags.DeclaredOnly);
                throw new VerificationException(
                    $"No overload of {declaring}.{name} takes ({string.Join(", ", arguments.Select(a => a?.GetType().Name ?? "null"))}). "
                    + $"There are:\n\n{Describe.List(methods.Select(m => m.ToString()!))}", e);
            }
        }

        throw new VerificationException($"{type} has no method '{name}'.");
    }

    private static FieldInfo FieldOf(Type type, string name)
    {
        for (var declaring = type; declaring is not null; declaring = declaring.BaseType)
        {
            if (declaring.GetField(name, Members | BindingFlags.Instance | BindingFlags.DeclaredOnly) is { } field)
                return field;
        }

        throw new VerificationException($"{type} has no field '{name}'.");
    }
}
