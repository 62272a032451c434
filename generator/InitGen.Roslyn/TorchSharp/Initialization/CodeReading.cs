using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using InitGen.Graph;
using InitGen.Roslyn.Forward;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace InitGen.Roslyn.TorchSharp.Initialization;

/// <summary>
/// Runs the constructors of a module class on values that stand for modules and parameters, and notes what happens to them. What it does not
/// understand makes the parameters concerned unknown; it never throws.
/// </summary>
internal sealed partial class CodeReading
{
    private const int MaxSteps = 20_000;
    private const int MaxDepth = 16;

    private readonly INamedTypeSymbol _type;
    private readonly TorchSymbols _torch;
    private readonly MethodBodies _bodies;
    private readonly CancellationToken _cancellation;

    private readonly Dictionary<ISymbol, CodeValue> _variables = new(SymbolEqualityComparer.Default);
    private readonly Dictionary<string, CodeValue> _members = [];
    private readonly Dictionary<string, int> _lengths = [];
    private readonly HashSet<ISymbol> _fullIndexes = new(SymbolEqualityComparer.Default);
    private readonly HashSet<ISymbol> _calls = new(SymbolEqualityComparer.Default);
    private readonly List<ParameterWrite> _writes = [];
    private readonly List<Sweep> _sweeps = [];
    private readonly List<Registration> _registrations = [];
    private readonly List<Load> _loads = [];
    private readonly Stack<CodeValue> _accessed = new();

    private CodeValue _this;
    private CodeValue? _returned;
    private Location? _entry;
    private bool _isRegistered;
    private bool _mayHaveReturned;
    private int _loops;
    private int _narrowed;
    private int _doubt;
    private int _order;
    private int _steps;

    private CodeReading(INamedTypeSymbol type, TorchSymbols torch, Compilation compilation, CancellationToken cancellation)
    {
        _type = type;
        _torch = torch;
        _bodies = MethodBodies.Of(compilation);
        _cancellation = cancellation;
        _this = new ModuleCode(string.Empty, type);
    }

    /// <summary>Reads a class.</summary>
    public static InitializationCode Read(INamedTypeSymbol type, TorchSymbols torch, Compilation compilation, CancellationToken cancellation)
    {
        InitializationCode[] codes = [.. type.InstanceConstructors
            .Where(constructor => !IsCopy(constructor, type))
            .Select(constructor => new CodeReading(type, torch, compilation, cancellation).Run(constructor))];
        if (codes.Length == 0) return InitializationCode.None;
        if (codes.Skip(1).All(code => AreAlike(code, codes[0]))) return codes[0];

        // Which of several constructors makes a module is not known.
        return new InitializationCode(
            codes.SelectMany(static code => code.Writes).Select(static write => write with { IsConditional = true }).ToEquatableArray(),
            codes.SelectMany(static code => code.Sweeps).ToEquatableArray(),
            codes.SelectMany(static code => code.Registrations).ToEquatableArray(),
            codes.SelectMany(static code => code.Loads).ToEquatableArray());
    }

    private static bool AreAlike(InitializationCode a, InitializationCode b) =>
        a.Loads.Count == b.Loads.Count
        && a.Writes.Select(static write => write with { Order = 0, Location = null }).SequenceEqual(b.Writes.Select(static write => write with { Order = 0, Location = null }));

    private static bool IsCopy(IMethodSymbol constructor, INamedTypeSymbol type) =>
        type.IsRecord && constructor.Parameters.Length == 1 && SymbolEqualityComparer.Default.Equals(constructor.Parameters[0].Type, type);

    private InitializationCode Run(IMethodSymbol constructor)
    {
        Construct(constructor, ImmutableArray<IArgumentOperation>.Empty);
        return new InitializationCode(_writes.ToEquatableArray(), _sweeps.ToEquatableArray(), _registrations.ToEquatableArray(), _loads.ToEquatableArray());
    }

    private void Construct(IMethodSymbol constructor, ImmutableArray<IArgumentOperation> arguments)
    {
        INamedTypeSymbol type = constructor.ContainingType.OriginalDefinition;
        if (_torch.IsLibrary(type))
        {
            // A module class of the library may have children of its own, and lists them in its own way.
            _isRegistered |= type.ContainingType is null;
            return;
        }

        if (!_calls.Add(constructor.OriginalDefinition)) return;
        Bind(constructor.OriginalDefinition.Parameters, arguments);
        SyntaxNode? declaration = constructor.OriginalDefinition.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax(_cancellation);
        if (declaration is null && !constructor.IsImplicitlyDeclared)
        {
            _isRegistered = true;
            Spoil(_this);
            return;
        }

        var body = declaration is ConstructorDeclarationSyntax ? _bodies.Part(declaration, _cancellation) as IConstructorBodyOperation : null;
        IInvocationOperation? chained = Chained(body?.Initializer);
        bool isOwn = chained is not null && SymbolEqualityComparer.Default.Equals(chained.TargetMethod.ContainingType.OriginalDefinition, type);
        if (!isOwn) RunInitializers(type);
        if (chained is not null) Construct(chained.TargetMethod, chained.Arguments);
        else if (type.BaseType is { } ancestor) ConstructImplicitly(ancestor, isCertain: body is not null || declaration is null);

        Run(body?.BlockBody);
        Run(body?.ExpressionBody);
    }

    private void ConstructImplicitly(INamedTypeSymbol ancestor, bool isCertain)
    {
        if (_torch.IsLibrary(ancestor))
        {
            _isRegistered |= ancestor.ContainingType is null;
            return;
        }

        IMethodSymbol[] constructors = ancestor.OriginalDefinition.InstanceConstructors.ToArray();

        // A primary constructor names its base in the class's own declaration.
        if (isCertain && constructors.FirstOrDefault(static candidate => candidate.Parameters.IsEmpty) is { } bare) Construct(bare, ImmutableArray<IArgumentOperation>.Empty);
        else if (constructors.Length == 1) Construct(constructors[0], ImmutableArray<IArgumentOperation>.Empty);
        else if (ancestor.SpecialType != SpecialType.System_Object) _isRegistered = true;
    }

    private static IInvocationOperation? Chained(IOperation? initializer) => initializer switch
    {
        IInvocationOperation call => call,
        IExpressionStatementOperation { Operation: IInvocationOperation call } => call,
        _ => null,
    };

    private void RunInitializers(INamedTypeSymbol type)
    {
        foreach (ISymbol member in type.GetMembers())
        {
            if (member.IsStatic || member is not (IFieldSymbol { IsConst: false } or IPropertySymbol)) continue;
            if (_bodies.Initializer(member, _cancellation) is { } initializer) Assign(_this, member, Evaluate(initializer), initializer);
        }
    }

    // Parameters of a constructor that somebody else calls may hold anything.
    private void Bind(ImmutableArray<IParameterSymbol> parameters, ImmutableArray<IArgumentOperation> arguments)
    {
        foreach (IArgumentOperation argument in arguments)
        {
            if (argument.Parameter is { } parameter && parameter.Ordinal < parameters.Length) _variables[parameters[parameter.Ordinal]] = Evaluate(argument.Value);
        }
    }

    private int Next() => _order++;

    private bool IsInDoubt => _doubt > 0 || _mayHaveReturned;
}
