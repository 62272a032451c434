using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using InitGen.Roslyn.Forward;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace InitGen.Roslyn.TorchSharp;

/// <summary>
/// Runs the constructors of a module as far as they are known before the program runs: which modules it is made of, with which sizes, and
/// what initialization code does to their parameters, in the order in which it does it. What depends on something unknown is unknown
/// afterwards.
/// </summary>
internal sealed partial class ModuleBuilder
{
    private const int GreatestEffort = 60_000;
    private const int GreatestDepth = 24;
    private const int GreatestRounds = 300;

    private static readonly object Locals = new();
    private static readonly object Items = new();
    private static readonly object Law = new();
    private static readonly object Registered = new();
    private static readonly object LostLaws = new();
    private static readonly object Frozen = new();

    private readonly Compilation _compilation;
    private readonly MethodBodies _bodies;
    private readonly CancellationToken _cancellation;
    private readonly List<IMethodSymbol> _stack = [];
    private readonly HashSet<ISymbol> _visited = new(SymbolEqualityComparer.Default);
    private readonly Stack<Built> _conditionalReceivers = new();
    private Heap _heap = new();
    private Built? _self;
    private Built _returned = BuiltConstant.Null;
    private Built? _initialized;
    private int _effort;
    private int _depth;

    public ModuleBuilder(Compilation compilation, MethodBodies bodies, CancellationToken cancellation)
    {
        _compilation = compilation;
        _bodies = bodies;
        _cancellation = cancellation;
    }

    /// <summary>How a statement ends.</summary>
    private enum Flow
    {
        Next,
        Break,
        Continue,
        Return,
        Dead,
    }

    /// <summary>Methods, types and members whose code was run.</summary>
    public IReadOnlyCollection<ISymbol> Visited => _visited;

    /// <summary>Whether something unknown may have been done to any of the parameters.</summary>
    public bool AreLawsLost => _heap.Find(LostLaws, LostLaws) is not null;

    /// <summary>Makes one of a type, as its constructor makes it; null where it cannot be told which constructor that is.</summary>
    public BuiltModule? Build(INamedTypeSymbol type)
    {
        IMethodSymbol[] constructors = [.. type.InstanceConstructors.Where(constructor => !IsChained(constructor))];
        if (constructors.Length != 1) return null;
        var module = new BuiltModule(type, null, ImmutableDictionary<string, Built>.Empty, null);
        Construct(module, constructors[0], [.. constructors[0].Parameters.Select(AsDeclared)]);
        FindCodeThatNobodyRan(type);
        return module;
    }

    /// <summary>What a field or property of a module holds.</summary>
    public Built? Member(BuiltModule module, ISymbol member) => _heap.Find(module, member.OriginalDefinition);

    /// <summary>The entries of Sequential, ModuleList or ModuleDict; null where they are not known.</summary>
    public IReadOnlyList<BuiltPair>? Children(Built container) =>
        ItemsOf(container) is { } items ? [.. items.Select(static (item, i) => item is BuiltPair pair ? pair : new BuiltPair(Index(i), item))] : null;

    /// <summary>What a list holds; null where that is not known.</summary>
    public ImmutableArray<Built>? ItemsOf(Built list) => _heap.Find(list, Items) is BuiltItems items ? items.Items : null;

    /// <summary>A whole number that a module was made with, or the product of several; null where it is not known.</summary>
    public long? Whole(BuiltModule module, params string[] names)
    {
        if (module.Whole(names) is { } one) return one;
        if (module.Find(names) is not { } list || Enumerate(list) is not { Length: > 0 and <= 8 } items) return null;
        long?[] several = [.. items.Select(static item => item is BuiltConstant { Value: long and > 0 and < 1_000_000 and var length } ? (long?)length : null)];
        return several.Aggregate((long?)1, static (product, length) => product * length is < 1_000_000_000 and var known ? known : null);
    }

    /// <summary>All parameters in a module and below it.</summary>
    public IReadOnlyList<BuiltParameter> ParametersOf(BuiltModule module) => ParametersUnder(module);

    /// <summary>What a parameter's elements are drawn from.</summary>
    public ParameterLaw LawOf(BuiltParameter parameter) => AreLawsLost ? ParameterLaw.Unknown.Value
        : _heap.Find(parameter, Frozen) is not (null or BuiltConstant { Value: false }) ? ParameterLaw.Loaded.Value
        : _heap.Find(parameter, Law) switch
        {
            null => ParameterLaw.Default.Value,
            ParameterLaw law => law,
            _ => ParameterLaw.Unknown.Value,
        };

    private static string Index(int index) => index.ToString(System.Globalization.CultureInfo.InvariantCulture);

    // Numbers are as the declaration says; what decides about the structure is the caller's.
    private static Built AsDeclared(IParameterSymbol parameter) =>
        parameter is { HasExplicitDefaultValue: true, ExplicitDefaultValue: int or long or float or double } ? BuiltConstant.From(parameter.ExplicitDefaultValue) : BuiltUnknown.Value;

    private bool IsChained(IMethodSymbol constructor) => Initializer(constructor) is { Keyword: var keyword } && keyword.IsKind(SyntaxKind.ThisKeyword)
        || constructor.DeclaredAccessibility == Accessibility.Protected && constructor.ContainingType.InstanceConstructors.Length > 1 && constructor.Parameters.Length == 1 && constructor.ContainingType.IsRecord;

    private (SyntaxToken Keyword, SyntaxNode Node)? Initializer(IMethodSymbol constructor) =>
        constructor.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax(_cancellation) is ConstructorDeclarationSyntax { Initializer: { } initializer }
            ? (initializer.ThisOrBaseKeyword, initializer)
            : null;

    private void Construct(BuiltModule module, IMethodSymbol constructor, Built[] arguments)
    {
        if (_stack.Count >= GreatestDepth || IsOnStack(constructor))
        {
            Lose();
            return;
        }

        Built? outer = _self;
        _self = module;
        _stack.Add(constructor.OriginalDefinition);
        _visited.Add(constructor.OriginalDefinition);
        _visited.Add(module.Type.OriginalDefinition);
        for (int i = 0; i < constructor.OriginalDefinition.Parameters.Length && i < arguments.Length; i++)
        {
            Set(Locals, constructor.OriginalDefinition.Parameters[i], arguments[i]);
            Set(module, constructor.OriginalDefinition.Parameters[i], arguments[i]); // of a primary constructor: a field of the object
        }

        (SyntaxToken Keyword, SyntaxNode Node)? initializer = Initializer(constructor);
        bool isChained = initializer is { } chain && chain.Keyword.IsKind(SyntaxKind.ThisKeyword);
        if (!isChained) InitializeMembers(module, constructor.ContainingType);
        if (initializer is { } next && _bodies.Part(next.Node, _cancellation) is IInvocationOperation { TargetMethod: { } target } call)
        {
            if (IsInSource(target)) Construct(module, target, Arguments(target, call.Arguments));
        }
        else if (!isChained && constructor.ContainingType.BaseType is { } parent && IsInSource(parent)
            && parent.InstanceConstructors.FirstOrDefault(static candidate => candidate.Parameters.Length == 0) is { } implied)
        {
            Construct(module, implied, []);
        }

        // A constructor's own parameters may have been those of a constructor that it called.
        if (_bodies.Of(constructor, _cancellation) is { } body) Execute(body);
        _returned = BuiltConstant.Null;
        _stack.RemoveAt(_stack.Count - 1);
        _self = outer;
    }

    private void InitializeMembers(BuiltModule module, INamedTypeSymbol level)
    {
        foreach (ISymbol member in level.OriginalDefinition.GetMembers())
        {
            if (member is not (IFieldSymbol { IsStatic: false, IsConst: false } or IPropertySymbol { IsStatic: false })) continue;
            if (_bodies.Initializer(member, _cancellation) is { } value)
                Set(module, member.OriginalDefinition, AsModuleList(Eval(value), (member as IFieldSymbol)?.Type ?? ((IPropertySymbol)member).Type, value.Syntax));
        }
    }

    private static bool IsInSource(ISymbol symbol) => !symbol.DeclaringSyntaxReferences.IsEmpty || (symbol is IMethodSymbol { IsImplicitlyDeclared: true } && !symbol.ContainingType.DeclaringSyntaxReferences.IsEmpty);

    private bool IsOnStack(IMethodSymbol method) => _stack.Exists(other => SymbolEqualityComparer.Default.Equals(other, method.OriginalDefinition));

    private void Set(object owner, object key, Built value) => _heap = _heap.Set(owner, key, value);

    /// <summary>Any parameter may have been changed from here on.</summary>
    private void Lose() => Set(LostLaws, LostLaws, BuiltUnknown.Value);

    // A method that draws weights and that the constructors do not call: whoever makes a model may call it. A private one has to be called by
    // such a method.
    private void FindCodeThatNobodyRan(INamedTypeSymbol type)
    {
        IMethodSymbol[] methods = [.. TypeHierarchy.SelfAndBases(type).Where(static level => !level.DeclaringSyntaxReferences.IsEmpty).SelectMany(static level => level.GetMembers().OfType<IMethodSymbol>())
            .Where(method => method.MethodKind is MethodKind.Ordinary or MethodKind.PropertyGet or MethodKind.PropertySet && !_visited.Contains(method.OriginalDefinition))];
        var open = new Stack<IMethodSymbol>(methods.Where(static method => method.DeclaredAccessibility != Accessibility.Private));
        var seen = new HashSet<ISymbol>(open, SymbolEqualityComparer.Default);
        while (open.Count > 0)
        {
            if (_bodies.Of(open.Pop(), _cancellation) is not { } body) continue;
            foreach (IOperation part in body.DescendantsAndSelf())
            {
                IMethodSymbol? called = part switch
                {
                    IInvocationOperation call => call.TargetMethod,
                    IMethodReferenceOperation reference => reference.Method,
                    _ => null,
                };
                if (called is null) continue;
                if (Torch.Initializes(called)) Lose();
                called = called.OriginalDefinition.PartialImplementationPart ?? called.OriginalDefinition;
                if (Array.Exists(methods, method => SymbolEqualityComparer.Default.Equals(method.OriginalDefinition, called)) && seen.Add(called)) open.Push(called);
            }
        }
    }

    private Flow Execute(IOperation? statement)
    {
        if (statement is null) return Flow.Next;
        if (IsExhausted() || ++_depth > 250)
        {
            Lose();
            return Flow.Dead;
        }

        Flow flow = ExecuteHere(statement);
        _depth--;
        return flow;
    }

    private bool IsExhausted()
    {
        _cancellation.ThrowIfCancellationRequested();
        return ++_effort > GreatestEffort;
    }

    private Flow ExecuteHere(IOperation statement)
    {
        switch (statement)
        {
            case IBlockOperation block:
                return ExecuteAll(block.Operations);
            case IExpressionStatementOperation expression:
                Eval(expression.Operation);
                return Flow.Next;
            case IVariableDeclarationGroupOperation group:
                foreach (IVariableDeclaratorOperation variable in group.Declarations.SelectMany(static declaration => declaration.Declarators))
                    Set(Locals, variable.Symbol, variable.GetVariableInitializer() is { } value ? Eval(value.Value) : BuiltConstant.Null);
                return Flow.Next;
            case IReturnOperation { Kind: OperationKind.Return } result:
                _returned = result.ReturnedValue is { } returned ? Eval(returned) : BuiltConstant.Null;
                return Flow.Return;
            case IConditionalOperation branch:
                return Branch(Truth(Eval(branch.Condition)), () => Execute(branch.WhenTrue), () => Execute(branch.WhenFalse));
            case IForLoopOperation loop:
                ExecuteAll(loop.Before);
                return Repeat(() => loop.Condition is { } condition ? Truth(Eval(condition)) : true, () => Execute(loop.Body), () => ExecuteAll(loop.AtLoopBottom));
            case IWhileLoopOperation loop:
                return Repeat(() => loop.Condition is { } condition ? Truth(Eval(condition)) : true, () => Execute(loop.Body), static () => Flow.Next);
            case IForEachLoopOperation loop:
                return ForEach(loop);
            case IBranchOperation { BranchKind: BranchKind.Continue }:
                return Flow.Continue;
            case IBranchOperation { BranchKind: BranchKind.Break }:
                return Flow.Break;
            case ISwitchOperation choice:
                return Switch(choice);
            case IUsingOperation resource:
                Execute(resource.Resources);
                return Execute(resource.Body);
            case IUsingDeclarationOperation resource:
                return Execute(resource.DeclarationGroup);
            case ILockOperation locked:
                return Execute(locked.Body);
            case ITryOperation attempt:
                Flow tried = Execute(attempt.Body);
                Execute(attempt.Finally);
                return tried;
            case IThrowOperation:
                return Flow.Dead;
            case ILocalFunctionOperation or IEmptyOperation:
                return Flow.Next;
            case ILabeledOperation labeled:
                return Execute(labeled.Operation);
            case IReturnOperation or IBranchOperation:
                Lose(); // yield, goto
                return Flow.Dead;
            case { Kind: OperationKind.None }:
                return ExecuteAll(statement.ChildOperations);
            default:
                Eval(statement);
                return Flow.Next;
        }
    }

    private Flow ExecuteAll(IEnumerable<IOperation> statements)
    {
        foreach (IOperation statement in statements)
        {
            Flow flow = Execute(statement);
            if (flow != Flow.Next) return flow;
        }

        return Flow.Next;
    }

    private Flow Branch(bool? condition, Func<Flow> first, Func<Flow> second)
    {
        if (condition is { } known) return known ? first() : second();
        Heap before = _heap.Keep();
        Flow one = first();
        Heap after = _heap.Keep();
        _heap = before;
        Flow other = second();
        if (one == Flow.Dead)
        {
            return other;
        }

        if (other == Flow.Dead)
        {
            _heap = after;
            return one;
        }

        _heap = after.Merge(_heap);
        if (one == other) return one;

        // One way leaves: what follows is done in one case only, and that it is done is all that is assumed.
        Lose();
        _returned = BuiltUnknown.Value;
        return Flow.Next;
    }

    private Flow Repeat(Func<bool?> condition, Func<Flow> body, Func<Flow> atBottom)
    {
        for (int round = 0; round < GreatestRounds; round++)
        {
            bool? goesOn = condition();
            if (goesOn == false) return Flow.Next;
            if (goesOn is null) return Maybe(body, atBottom);
            Flow flow = body();
            if (flow is Flow.Return or Flow.Dead) return flow;
            if (flow == Flow.Break) return Flow.Next;
            if (atBottom() == Flow.Dead) return Flow.Dead;
        }

        Lose();
        return Flow.Dead;
    }

    /// <summary>Any number of rounds: what one changes is not known afterwards.</summary>
    private Flow Maybe(Func<Flow> body, Func<Flow> atBottom)
    {
        Heap before = _heap.Keep();
        body();
        atBottom();
        _heap = _heap.Merge(before);
        return Flow.Next;
    }

    private Flow ForEach(IForEachLoopOperation loop)
    {
        Built collection = Eval(loop.Collection);
        ImmutableArray<Built>? items = Enumerate(collection);
        if (items is null)
        {
            return Maybe(
                () =>
                {
                    Bind(loop, BuiltUnknown.Value);
                    return Execute(loop.Body);
                },
                static () => Flow.Next);
        }

        foreach (Built item in items)
        {
            Bind(loop, item);
            Flow flow = Execute(loop.Body);
            if (flow is Flow.Return or Flow.Dead) return flow;
            if (flow == Flow.Break) break;
        }

        return Flow.Next;
    }

    private void Bind(IForEachLoopOperation loop, Built item)
    {
        if (loop.LoopControlVariable is IVariableDeclaratorOperation variable) Set(Locals, variable.Symbol, item);
        else Assign(loop.LoopControlVariable, item);
    }

    private Flow Switch(ISwitchOperation choice)
    {
        Built value = Eval(choice.Value);
        return Case(0);

        Flow Case(int index)
        {
            if (index >= choice.Cases.Length) return Flow.Next;
            ISwitchCaseOperation section = choice.Cases[index];
            bool? matches = false;
            foreach (ICaseClauseOperation clause in section.Clauses)
            {
                bool? one = clause switch
                {
                    IDefaultCaseClauseOperation => true,
                    ISingleValueCaseClauseOperation single => AreEqual(value, Eval(single.Value)),
                    IPatternCaseClauseOperation pattern => And(Matches(value, pattern.Pattern), () => pattern.Guard is { } guard ? Truth(Eval(guard)) : true),
                    _ => null,
                };
                matches = matches == true || one == true ? true : matches is null || one is null ? null : false;
            }

            if (section.Clauses.Any(static clause => clause is IDefaultCaseClauseOperation) && index < choice.Cases.Length - 1)
            {
                // Others are asked before the default, wherever it stands.
                return Branch(LaterCase(index), () => Case(index + 1), () => Left(ExecuteAll(section.Body)));
            }

            return Branch(matches, () => Left(ExecuteAll(section.Body)), () => Case(index + 1));
        }

        bool? LaterCase(int index)
        {
            for (int i = index + 1; i < choice.Cases.Length; i++)
            {
                foreach (ICaseClauseOperation clause in choice.Cases[i].Clauses)
                {
                    bool? one = clause is ISingleValueCaseClauseOperation single ? AreEqual(value, Eval(single.Value)) : clause is IPatternCaseClauseOperation pattern ? Matches(value, pattern.Pattern) : null;
                    if (one != false) return one;
                }
            }

            return false;
        }

        static Flow Left(Flow flow) => flow == Flow.Break ? Flow.Next : flow;
    }
}
