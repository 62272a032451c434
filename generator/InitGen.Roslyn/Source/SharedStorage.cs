using System.Collections.Generic;
using System.Linq;
using System.Threading;
using InitGen.Graph;
using InitGen.Graph.Rules;
using InitGen.Roslyn.Plan;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace InitGen.Roslyn.Source;

/// <summary>INIT306: two members that hold one array when the constructor is done, or of which one is a property that returns the other.</summary>
internal sealed class SharedStorage
{
    private const string Any = "";

    private readonly ConstructorCode _code;
    private readonly HashSet<string> _members;

    // Which piece of memory a member or variable holds, by a number; none where it is null or not known.
    private readonly Dictionary<string, int> _held = [];
    private int _last;

    private SharedStorage(ConstructorCode code, IEnumerable<MarkedMember> members, bool isFirst)
    {
        _code = code;
        _members = [.. members.Select(static member => member.Symbol.Name)];
        if (!isFirst) return;
        foreach (MarkedMember member in members)
        {
            if (HasInitializer(member.Symbol)) _held[member.Symbol.Name] = ++_last;
        }
    }

    /// <summary>Looks at a type.</summary>
    /// <param name="type">The model.</param>
    /// <param name="members">Its members that hold raw weights and are initialized, in their order.</param>
    /// <param name="plans">What is generated.</param>
    /// <param name="cancellation">Stops the search.</param>
    /// <returns>What was found, at most once for each member.</returns>
    public static IEnumerable<Finding> Find(
        INamedTypeSymbol type, IReadOnlyList<MarkedMember> members, IReadOnlyList<MemberPlan> plans, CancellationToken cancellation)
    {
        if (members.Count < 2) yield break;
        var reported = new HashSet<string>();
        foreach ((MarkedMember owner, MarkedMember other) in Returned(members, cancellation).Concat(Held(type, members, cancellation)))
        {
            ParameterPlan? first = Plan(plans, owner), second = Plan(plans, other);
            if (first is null || second is null || !reported.Add(other.Symbol.Name)) continue;
            yield return Make(owner, other, first, second);
        }
    }

    private static ParameterPlan? Plan(IReadOnlyList<MemberPlan> plans, MarkedMember member) =>
        plans.OfType<ParameterPlan>().FirstOrDefault(plan => plan.Member == TypeNames.Escape(member.Symbol.Name));

    // [Dense(...), Init] public float[] Decoder => _encoder;
    private static IEnumerable<(MarkedMember Owner, MarkedMember Other)> Returned(IReadOnlyList<MarkedMember> members, CancellationToken cancellation)
    {
        foreach (MarkedMember member in members)
        {
            if (member.Symbol is not IPropertySymbol { IsVirtual: false, IsAbstract: false, IsOverride: false, SetMethod: null }) continue;
            ExpressionSyntax? value = Syntax(member.Symbol, cancellation) is PropertyDeclarationSyntax property
                ? property.ExpressionBody?.Expression ?? property.AccessorList?.Accessors.FirstOrDefault()?.ExpressionBody?.Expression
                : null;
            string? name = ConstructorCode.Unwrap(value) switch
            {
                IdentifierNameSyntax identifier => identifier.Identifier.ValueText,
                MemberAccessExpressionSyntax { Expression: ThisExpressionSyntax, Name: IdentifierNameSyntax identifier } => identifier.Identifier.ValueText,
                _ => null,
            };
            if (members.FirstOrDefault(candidate => candidate.Symbol.Name == name && candidate != member) is { } owner) yield return (owner, member);
        }
    }

    private static List<(MarkedMember Owner, MarkedMember Other)> Held(INamedTypeSymbol type, IReadOnlyList<MarkedMember> members, CancellationToken cancellation)
    {
        var found = new List<(MarkedMember, MarkedMember)>();
        foreach (ConstructorCode code in ConstructorCode.Of(type, cancellation))
        {
            var storage = new SharedStorage(code, members, isFirst: (code.Declaration as ConstructorDeclarationSyntax)?.Initializer is null or { ThisOrBaseKeyword.RawKind: (int)SyntaxKind.BaseKeyword });
            if (!code.Statements.All(storage.Run)) continue;
            foreach (IGrouping<int, MarkedMember> shared in members.Where(member => storage._held.ContainsKey(member.Symbol.Name)).GroupBy(member => storage._held[member.Symbol.Name]))
            {
                MarkedMember[] holders = [.. shared];
                foreach (MarkedMember other in holders.Skip(1))
                {
                    if (!IsAssignedElsewhere(type, holders[0], other, cancellation)) found.Add((holders[0], other));
                }
            }
        }

        return found;
    }

    /// <summary>Runs a statement; false where the constructor may end with it.</summary>
    private bool Run(StatementSyntax statement)
    {
        if (ConstructorCode.MayLeave(statement)) return false;
        switch (statement)
        {
            case LocalDeclarationStatementSyntax declaration:
                foreach (VariableDeclaratorSyntax variable in declaration.Declaration.Variables)
                {
                    if (variable.Initializer is { Value: var value }) Set(variable.Identifier.ValueText, Value(value));
                }

                break;
            case ExpressionStatementSyntax { Expression: AssignmentExpressionSyntax assignment } when IsPlain(assignment):
                Value(assignment);
                break;
            case not null when ConstructorCode.Initialization(statement) is not null:
                foreach (string member in _members)
                {
                    if (!_held.ContainsKey(member)) _held[member] = ++_last;
                }

                break;
            default:
                Forget(statement!);
                break;
        }

        return true;
    }

    private int? Value(ExpressionSyntax expression)
    {
        if (ConstructorCode.Unwrap(expression) is AssignmentExpressionSyntax assignment && IsPlain(assignment))
        {
            int? value = Value(assignment.Right);
            if ((_code.Local(assignment.Left) ?? _code.Member(assignment.Left)) is { } target) Set(target, value);
            return value;
        }

        if (_code.Member(expression) is { } member) return _held.TryGetValue(member, out int held) ? held : null;
        if (_code.Local(expression) is { } local)
        {
            if (!_held.TryGetValue(local, out int known)) _held[local] = known = ++_last;
            return known;
        }

        if (ConstructorCode.Unwrap(expression)?.Kind() is SyntaxKind.NullLiteralExpression or SyntaxKind.DefaultLiteralExpression or SyntaxKind.DefaultExpression) return null;
        Forget(expression);
        return ++_last;
    }

    private void Set(string name, int? value)
    {
        if (value is { } held) _held[name] = held;
        else _held.Remove(name);
    }

    // What code that is not followed may have changed is not known any more: after a call of the object's own, that is everything.
    private void Forget(SyntaxNode code)
    {
        bool calls = code.DescendantNodesAndSelf().Any(static node =>
            node is ThisExpressionSyntax { Parent: ArgumentSyntax or EqualsValueClauseSyntax or AssignmentExpressionSyntax }
                or InvocationExpressionSyntax { Expression: IdentifierNameSyntax { Identifier.ValueText: not "nameof" } or MemberAccessExpressionSyntax { Expression: ThisExpressionSyntax or BaseExpressionSyntax } });
        foreach (string name in _held.Keys.ToArray())
        {
            if (calls || ConstructorCode.Names(code, name) && code.DescendantNodesAndSelf().Any(static node => node is AssignmentExpressionSyntax or ArgumentSyntax { RefKindKeyword.RawKind: not 0 }))
                _held.Remove(name);
        }
    }

    private static bool IsPlain(AssignmentExpressionSyntax assignment) => assignment.IsKind(SyntaxKind.SimpleAssignmentExpression);

    private static bool HasInitializer(ISymbol member) => Syntax(member, default) switch
    {
        VariableDeclaratorSyntax { Initializer.Value: var value } => !IsNull(value),
        PropertyDeclarationSyntax { Initializer.Value: var value } => !IsNull(value),
        _ => false,
    };

    private static bool IsNull(ExpressionSyntax value) =>
        ConstructorCode.Unwrap(value)?.Kind() is SyntaxKind.NullLiteralExpression or SyntaxKind.DefaultLiteralExpression or SyntaxKind.DefaultExpression;

    private static SyntaxNode? Syntax(ISymbol member, CancellationToken cancellation) => member.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax(cancellation);

    // What a method replaces later is shared no more.
    private static bool IsAssignedElsewhere(INamedTypeSymbol type, MarkedMember first, MarkedMember second, CancellationToken cancellation) =>
        SourcePlace.Written(type, cancellation)
            .SelectMany(static declaration => declaration.DescendantNodes(static node => node is not ConstructorDeclarationSyntax))
            .Any(node => node switch
            {
                AssignmentExpressionSyntax assignment => IsOneOf(assignment.Left, first, second),
                ArgumentSyntax { RefKindKeyword.RawKind: not 0 } argument => IsOneOf(argument.Expression, first, second),
                _ => false,
            });

    private static bool IsOneOf(ExpressionSyntax expression, MarkedMember first, MarkedMember second)
    {
        string? name = ConstructorCode.Unwrap(expression) switch
        {
            IdentifierNameSyntax identifier => identifier.Identifier.ValueText,
            MemberAccessExpressionSyntax access => access.Name.Identifier.ValueText,
            _ => null,
        };
        return name == first.Symbol.Name || name == second.Symbol.Name;
    }

    private static Finding Make(MarkedMember owner, MarkedMember other, ParameterPlan first, ParameterPlan second)
    {
        bool differ = first.Resolved is { } one && second.Resolved is { } two ? !one.Law.Equals(two.Law) : first.Scheme.Scheme != second.Scheme.Scheme;
        string before = Law(first), after = Law(second);
        var changes = new AttributeChange
        {
            Replacement = $"TiedTo(nameof({TypeNames.Escape(owner.Symbol.Name)}))",
            Drop = first.Layer.Axes.Equals(second.Layer.Axes) ? Any : Shape(other),
            Title = $"Tie it to '{owner.Symbol.Name}'",
            Kind = "Tie",
        };
        return new Finding(
            SourceRules.SharedStorage,
            other.Symbol.Name,
            FindingPlace.Init,
            EquatableArray.Of(
                other.Symbol.Name,
                owner.Symbol.Name,
                differ ? $"first from {before}, then from {after}" : $"twice from {after}"))
        {
            Level = differ ? RuleLevel.Error : RuleLevel.Warning,
            Changes = other.Find(nameof(InitAttribute)) is null ? default : EquatableArray.Of(changes),
        };
    }

    private static string Law(ParameterPlan plan) => plan.Resolved is { } resolved ? $"{plan.Scheme.Title}, {resolved.Law}" : plan.Scheme.Title;

    private static string Shape(MarkedMember member)
    {
        string name = LayerShapeReader.ShapesOn(member).FirstOrDefault()?.AttributeClass!.Name ?? Any;
        return name.EndsWith("Attribute", System.StringComparison.Ordinal) ? name.Substring(0, name.Length - "Attribute".Length) : name;
    }
}
