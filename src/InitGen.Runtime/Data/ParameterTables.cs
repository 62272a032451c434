using System;
using System.Collections.Generic;
using System.Linq;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using InitGen.CompilerServices;

namespace InitGen.Data;

/// <summary>Takes the weights of a forward pass out of a model, as tables of floats, and puts them back.</summary>
internal sealed class ParameterTables : WeightVisitor
{
    private readonly Dictionary<string, Table> _tables;
    private readonly bool _writes;
    private Table? _table;
    private ElementKind _element;

    private ParameterTables(Dictionary<string, Table> tables, bool writes) => (_tables, _writes) = (tables, writes);

    /// <summary>Reads the weights that some steps name.</summary>
    public static Dictionary<string, Table> Read<TModel>(ref TModel model, IReadOnlyList<ForwardStep> steps)
        where TModel : IInitializable
    {
        HashSet<string> wanted = [.. steps.Where(static step => step.Path.Length > 0).Select(static step => step.Path)];
        var collector = new ParameterCollector();
        model.DescribeWeights(collector);
        var tables = new Dictionary<string, Table>();
        foreach (ParameterDescription parameter in collector.Parameters.Where(parameter => wanted.Contains(parameter.Path)))
        {
            (long rows, long columns) = parameter.Shape.Count == 1 ? (1, parameter.Shape[0]) : (parameter.Shape[0], parameter.Length / parameter.Shape[0]);
            tables.Add(parameter.Path, new Table(checked((int)rows), checked((int)columns)));
        }

        string? missing = wanted.FirstOrDefault(path => !tables.ContainsKey(path));
        if (missing is not null)
            throw new InvalidOperationException($"The forward pass of '{typeof(TModel).Name}' uses '{missing}', which the model does not describe. Build the project that declares it again.");
        Visit(ref model, tables, writes: false);
        return tables;
    }

    /// <summary>Writes weights back.</summary>
    public static void Write<TModel>(ref TModel model, Dictionary<string, Table> tables)
        where TModel : IInitializable => Visit(ref model, tables, writes: true);

    public override VisitorWish Enter(string path, long length, long grain, ElementKind element)
    {
        _element = element;
        return _tables.TryGetValue(path, out _table) ? VisitorWish.See : VisitorWish.Pass;
    }

    public override void Memory(ref byte origin)
    {
        if (_element == ElementKind.Double) Exchange(ref Unsafe.As<byte, double>(ref origin));
        else if (_element == ElementKind.Half) Exchange(ref Unsafe.As<byte, Half>(ref origin));
        else Exchange(ref Unsafe.As<byte, float>(ref origin));
    }

    public override void Rows(Array[] rows)
    {
        for (int row = 0; row < rows.Length; row++)
        {
            if (rows[row] is double[] doubles) Exchange<double>(doubles, _table![row]);
            else if (rows[row] is Half[] halves) Exchange<Half>(halves, _table![row]);
            else Exchange<float>((float[])rows[row], _table![row]);
        }
    }

    public override void Foreign(ForeignWeights weights)
    {
        var values = new float[_table!.Rows * _table.Columns];
        if (_writes)
        {
            _table.CopyTo(values);
            weights.Write(0, values);
            return;
        }

        weights.Read(0, values);
        for (int row = 0; row < _table.Rows; row++) values.AsSpan(row * _table.Columns, _table.Columns).CopyTo(_table[row]);
    }

    private static void Visit<TModel>(ref TModel model, Dictionary<string, Table> tables, bool writes)
        where TModel : IInitializable
    {
        WeightPass pass = WeightPass.Visit(new ParameterTables(tables, writes));
        model.InitializeWeights(ref pass);
    }

    private void Exchange<T>(ref T origin)
        where T : unmanaged
    {
        for (int row = 0; row < _table!.Rows; row++)
            Exchange(MemoryMarshal.CreateSpan(ref Unsafe.Add(ref origin, (nint)row * _table.Columns), _table.Columns), _table[row]);
    }

    private void Exchange<T>(Span<T> memory, Span<float> table)
        where T : unmanaged
    {
        for (int i = 0; i < memory.Length; i++)
        {
            if (typeof(T) == typeof(double)) Exchange(ref Unsafe.As<T, double>(ref memory[i]), ref table[i]);
            else if (typeof(T) == typeof(Half)) Exchange(ref Unsafe.As<T, Half>(ref memory[i]), ref table[i]);
            else if (_writes) Unsafe.As<T, float>(ref memory[i]) = table[i];
            else table[i] = Unsafe.As<T, float>(ref memory[i]);
        }
    }

    private void Exchange(ref double memory, ref float table)
    {
        if (_writes) memory = table;
        else table = (float)memory;
    }

    private void Exchange(ref Half memory, ref float table)
    {
        if (_writes) memory = (Half)table;
        else table = (float)memory;
    }
}
